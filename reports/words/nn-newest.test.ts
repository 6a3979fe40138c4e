import { expect, test } from "vitest";
import { nnNewest } from "./nn-newest.ts";

const april = {
  month: "2026-04-01",
  reports_expected: 55,
  reports_whole: 41,
  months_behind: 34,
  moved_median: 0.5,
  moved_least: -1,
  moved_most: 4,
};

test("in nynorsk a provisional month says what has come, and how much such figures have moved", () => {
  expect(nnNewest.provisional(april)).toBe(
    "April 2026 er førebels: 41 av 55 månadsrapportar er komne endelege og fullstendige. " +
      "I 34 tidlegare månader har talet på plasseringar endra seg med +0,5 (median), frå −1 til +4, etter at dei var like gamle som denne er no.",
  );
});

test("in nynorsk few months are too little to build on, and one is not spoken of as several", () => {
  const few = { ...april, months_behind: 1, moved_median: null, moved_least: null, moved_most: null };
  expect(nnNewest.provisional({ ...few, reports_expected: 1, reports_whole: 0 })).toBe(
    "April 2026 er førebels: månadsrapporten er ikkje komen endeleg og fullstendig. " +
      "Kor mykje slike tal plar endre seg, er det for lite å byggje på: 1 tidlegare månad.",
  );
});

test("in nynorsk several rows that were kept are spoken of as several", () => {
  const rows = {
    unit_name: "Ila",
    month: "2026-01-01",
    title: "Utanfor månaden",
    decided_on: "2026-02-20",
    rows: 2,
  };
  expect(nnNewest.overridden(rows)).toBe(
    "Ila, januar 2026: 2 rader er tekne med etter avgjerd 20. februar 2026, sjølv om ein regel seier noko anna («Utanfor månaden»).",
  );
});
