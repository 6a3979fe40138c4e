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

test("where reports lack, no more is said of reasons than of the months that are whole", () => {
  expect(nb.selfHarm({ part: 0, of: 0, lacksReports: false })).toBe("Ingen opphold har svar om årsak.");
  expect(nb.selfHarm({ part: 0, of: 0, lacksReports: true })).toBe(
    "Ingen opphold i de fullstendige månedsrapportene har svar om årsak.",
  );
  expect(nn.selfHarm({ part: 1, of: 3, lacksReports: true })).toBe(
    "Sjølvskading, sjølvmordsforsøk eller sjølvmordsfare var ei årsak i 1 av 3 opphald med svar i dei fullstendige månadsrapportane.",
  );
});
