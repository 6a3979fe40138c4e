import { expect, test } from "vitest";
import { toText } from "./content.js";
import { site } from "./made-up-place.js";
import { newestNotes } from "./newest-notes.js";

const [ila] = site.places;
if (!ila) throw new Error("no place");
const country = { ...ila, place_id: "norge", place_level: "country" };
const told = {
  ...site,
  provisional_months: [
    {
      place_id: "norge",
      month: "2026-03-01",
      reports_expected: 2,
      reports_whole: 1,
      months_behind: 0,
      moved_median: null,
      moved_least: null,
      moved_most: null,
    },
  ],
  overridden: [
    {
      unit_id: "ila-enhet",
      unit_name: "Ila",
      prison_id: ila.place_id,
      region_id: "region-ost",
      month: "2026-03-01",
      title: "Grunnlaget gjaldt ikke",
      decided_on: "2026-04-20",
      rows: 2,
    },
  ],
};

test("a place's notes are of its own months, and of rows in it", () => {
  const ofCountry = toText(newestNotes(told, country));
  expect(ofCountry).toContain("Mars 2026 er foreløpig: 1 av 2 månedsrapporter");
  expect(ofCountry).toContain("Ila, mars 2026: 2 rader er tatt med etter avgjørelse 20. april 2026");
  const ofPrison = toText(newestNotes(told, ila));
  expect(ofPrison).not.toContain("foreløpig");
  expect(ofPrison).toContain("2 rader er tatt med");
});

test("where all have reported and nothing is decided, nothing is said", () => {
  expect(toText(newestNotes(site, country))).toBe("");
});
