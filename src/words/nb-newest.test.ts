import { expect, test } from "vitest";
import { nb } from "./nb.js";

const april = {
  place_id: "norge",
  month: "2026-04-01",
  reports_expected: 55,
  reports_whole: 41,
  months_behind: 34,
  moved_median: 0.5,
  moved_least: -1,
  moved_most: 4,
};

test("a provisional month says what has come, and how much such figures have moved", () => {
  expect(nb.newest.provisional(april)).toBe(
    "April 2026 er foreløpig: 41 av 55 månedsrapporter er kommet endelige og fullstendige. " +
      "I 34 tidligere måneder har tallet på plasseringer endret seg med +0,5 (median), fra −1 til +4, etter at de var like gamle som denne er nå.",
  );
  expect(nb.newest.provisional({ ...april, moved_median: 0, moved_least: 0, moved_most: 0 })).toContain(
    "I 34 tidligere måneder har tallet på plasseringer ikke endret seg",
  );
});

test("few months are too little to build on, and one report is not spoken of as several", () => {
  const few = { ...april, months_behind: 1, moved_median: null, moved_least: null, moved_most: null };
  expect(nb.newest.provisional({ ...few, reports_expected: 1, reports_whole: 0 })).toBe(
    "April 2026 er foreløpig: månedsrapporten er ikke kommet endelig og fullstendig. " +
      "Hvor mye slike tall pleier å endre seg, er det for lite å bygge på: 1 tidligere måned.",
  );
});

test("a row that was decided to be right is told of by its month and rule", () => {
  expect(
    nb.newest.overridden({
      unit_name: "Ila",
      month: "2026-01-01",
      title: "Grunnlaget gjaldt ikke",
      decided_on: "2026-02-20",
      rows: 1,
    }),
  ).toBe(
    "Ila, januar 2026: én rad er tatt med etter avgjørelse 20. februar 2026, selv om en regel sier noe annet («Grunnlaget gjaldt ikke»).",
  );
});
