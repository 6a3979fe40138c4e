import { parseProfile, type Profile } from "./profile.ts";

/** The least that a profile must say. */
export const leastProfile = {
  id: "eks",
  title: "Oppdiktet",
  source: { credit: "Ingen", licence: "Fri" },
  files: { pattern: ".", format: "csv", max_megabytes: 1 },
  columns: {
    plassering: { header: "id" },
    under_18: { constant: false },
    tiltak: { constant: "safety_cell" },
    start: { header: "inn" },
    slutt: { header: "ut" },
  },
  times: { formats: ["DD.MM.YYYY"], precision: "day" },
  places: { unit: { header: "sted" }, country: { id: "eksland", name: "Eksland" } },
  cannot_say: ["persons", "prison_days"],
  covers: { from: "2026-01", to: "2026-05" },
  unit_months_without_rows: "zero",
};

/** The same, with what a test is about. */
export function testProfile(about: object): Profile {
  return parseProfile(JSON.stringify({ ...leastProfile, ...about }), "eks.json");
}
