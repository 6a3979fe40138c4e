import { expect, test } from "vitest";
import { reportWords } from "./report-words.ts";

const [nb, nn] = [reportWords("nb").summary, reportWords("nn").summary];

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

test("where reports lack, no more is said of reasons than of the months that are whole", () => {
  expect(nb.selfHarm({ part: 0, of: 0, lacksReports: false })).toBe("Ingen opphold har svar om årsak.");
  expect(nb.selfHarm({ part: 0, of: 0, lacksReports: true })).toBe(
    "Ingen opphold i de fullstendige månedsrapportene har svar om årsak.",
  );
  expect(nn.selfHarm({ part: 1, of: 3, lacksReports: true })).toBe(
    "Sjølvskading, sjølvmordsforsøk eller sjølvmordsfare var ei årsak i 1 av 3 opphald med svar i dei fullstendige månadsrapportane.",
  );
});
