import { expect, test } from "vitest";
import { reportWords } from "./report-words.ts";

const [nb, nn] = [reportWords("nb").summary, reportWords("nn").summary];
const plain = (text: string) => text.replaceAll("\u00a0", " ");

test("one report and two are told of as one says it", () => {
  expect([
    nb.completeness(0, 1),
    nb.completeness(1, 1),
    nb.completeness(2, 2),
    nb.completeness(1, 2),
  ]).toEqual([
    "Månedsrapporten fra den ene enheten med sikkerhetscelle er ikke fullstendig.",
    "Månedsrapporten fra den ene enheten med sikkerhetscelle er fullstendig.",
    "Begge månedsrapportene fra enheter med sikkerhetscelle er fullstendige.",
    "1 av 2 månedsrapporter fra enheter med sikkerhetscelle er fullstendige.",
  ]);
  expect([
    nn.completeness(0, 1),
    nn.completeness(1, 1),
    nn.completeness(2, 2),
    nn.completeness(3, 3),
  ]).toEqual([
    "Månadsrapporten frå den eine eininga med tryggleikscelle er ikkje fullstendig.",
    "Månadsrapporten frå den eine eininga med tryggleikscelle er fullstendig.",
    "Begge månadsrapportane frå einingar med tryggleikscelle er fullstendige.",
    "Alle 3 månadsrapportar frå einingar med tryggleikscelle er fullstendige.",
  ]);
});

test("a change that may more than double is told in times, not by thousands of percent", () => {
  const told = {
    answer: "no_clear_change",
    unconfirmed: undefined,
    first_quarter: "2021-01-01",
    quarter: "2022-10-01",
    lower: 0.51,
    upper: 6.13,
    stays: 40,
    months_counted: 24,
    months_expected: 24,
  };
  expect(plain(nb.trend(told))).toBe(
    "Det er ingen tydelig endring i bruken siden 1. kvartal 2021: fra 49 prosent lavere til 6,1 ganger så høy for hvert år (95 % usikkerhet).",
  );
  expect(plain(nn.trend(told))).toBe(
    "Det er inga tydeleg endring i bruken sidan 1. kvartal 2021: frå 49 prosent lågare til 6,1 gonger så høg for kvart år (95 % uvisse).",
  );
  expect(plain(nb.trend({ ...told, upper: 2 }))).toContain("mellom −49 og +100 prosent per år");
});

test("a fall and a rise are told as what has been since a quarter", () => {
  const told = {
    unconfirmed: undefined,
    first_quarter: "2021-10-01",
    quarter: "2026-07-01",
    lower: undefined,
    upper: undefined,
    stays: 100,
    months_counted: 300,
    months_expected: 300,
  };
  expect(["declining", "increasing"].map((answer) => nb.trend({ ...told, answer }))).toEqual([
    "Bruken har sunket siden 4. kvartal 2021.",
    "Bruken har økt siden 4. kvartal 2021.",
  ]);
  expect(["declining", "increasing"].map((answer) => nn.trend({ ...told, answer }))).toEqual([
    "Bruken har gått ned sidan 4. kvartal 2021.",
    "Bruken har gått opp sidan 4. kvartal 2021.",
  ]);
});

const valueOf = (value: number) => ({
  state: "value",
  value,
  low: undefined,
  high: undefined,
  lower: undefined,
  upper: undefined,
  lacksReports: false,
});

const inPeriod = (period: string) => ({
  period,
  start: "2025-01-01",
  inPlace: "i landet",
  provisional: false,
  ofFew: false,
  now: valueOf(3),
  before: valueOf(4),
});

test("a year is held beside the year before, a quarter beside the same one", () => {
  expect(["year", "quarter"].map((period) => nb.staysBefore(inPeriod(period)))).toEqual([
    "Året før var det 4 opphold.",
    "I samme kvartal året før var det 4 opphold.",
  ]);
  expect(["year", "quarter"].map((period) => nn.staysBefore(inPeriod(period)))).toEqual([
    "Året før var det 4 opphald.",
    "I same kvartal året før var det 4 opphald.",
  ]);
});

const first = {
  answer: "too_little_data",
  unconfirmed: undefined,
  first_quarter: "2021-01-01",
  quarter: "2021-01-01",
  lower: undefined,
  upper: undefined,
  stays: 1,
  months_counted: 17,
  months_expected: 18,
};

test("an answer rests on the stays of whole reports alone, in one quarter or in several", () => {
  expect(reportWords("nb").trendReasons.basis(first)).toBe(
    "Svaret bygger på ett opphold i 1. kvartal 2021, i 17 fullstendige av de 18 månedsrapportene som svaret gjelder.",
  );
  expect(reportWords("nn").trendReasons.basis({ ...first, quarter: "2021-04-01", stays: 0 })).toBe(
    "Svaret byggjer på ingen opphald frå 1. kvartal 2021 til og med 2. kvartal 2021, i 17 fullstendige av dei 18 månadsrapportane som svaret gjeld.",
  );
});

test("of one stay it is told whether the reason was there, not so many of so many", () => {
  expect(nb.selfHarm({ part: 0, of: 1, lacksReports: false })).toBe(
    "Selvskading, selvmordsforsøk eller selvmordsfare var ikke en årsak i det ene oppholdet med svar.",
  );
  expect(nn.selfHarm({ part: 1, of: 1, lacksReports: false })).toBe(
    "Sjølvskading, sjølvmordsforsøk eller sjølvmordsfare var ei årsak i det eine opphaldet med svar.",
  );
});

test("no hours are written as none in a table too, and few with one decimal", () => {
  expect([0, 4, 4.68, 77.9].map(reportWords("nb").hours)).toEqual(["0", "4", "4,7", "78"]);
  expect([0, 4, 4.68, 77.9].map(reportWords("nn").hours)).toEqual(["0", "4", "4,7", "78"]);
});

test("where reports lack, no more is said of reasons than of the months that are whole", () => {
  expect(nb.selfHarm({ part: 0, of: 0, lacksReports: false })).toBe("Ingen opphold har svar om årsak.");
  expect(nb.selfHarm({ part: 0, of: 0, lacksReports: true })).toBe(
    "Ingen opphold i de fullstendige månedsrapportene har svar om årsak.",
  );
  expect(nn.selfHarm({ part: 1, of: 3, lacksReports: true })).toBe(
    "Sjølvskading, sjølvmordsforsøk eller sjølvmordsfare var ei årsak i 1 av 3 opphald med svar i dei fullstendige månadsrapportane.",
  );
});
