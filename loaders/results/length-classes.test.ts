import { afterAll, beforeAll, expect, test } from "vitest";
import { readReference } from "../reference/reference.ts";
import { built, oneUnit, place, reports, type Built } from "../test-rows.ts";

const months = ["2025-11", "2025-12", ...Array.from({ length: 10 }, (_, i) => `2026-${two(i + 1)}`)];

function two(number: number): string {
  return String(number).padStart(2, "0");
}

// In order of length: none at all, 2 hours, 24 exactly, a minute more, 72 exactly, 145; and one open since the 30th.
const october = [
  { id: "V-0", start: "2026-10-01 08:00", end: "2026-10-01 08:00" },
  { id: "V-1", start: "2026-10-01 10:00", end: "2026-10-01 12:00" },
  { id: "V-2", start: "2026-10-02 10:00", end: "2026-10-03 10:00" },
  { id: "V-3", start: "2026-10-04 10:00", end: "2026-10-05 10:01" },
  { id: "V-4", start: "2026-10-06 10:00", end: "2026-10-09 10:00" },
  { id: "V-5", start: "2026-10-10 10:00", end: "2026-10-16 11:00" },
  { id: "V-6", start: "2026-10-30 10:00" },
];

let database: Built;
beforeAll(async () => {
  const rows = months.map((month) => ({
    unit: "ila-enhet",
    month,
    placements: month === "2026-10" ? october : [],
  }));
  database = await built(reports(...rows), {
    places: [...oneUnit, place("prison", "tom", "region-ost"), place("unit", "tom-enhet", "tom")],
    // As published: of some places also by the security level of their units.
    reference: { cube: readReference().cube },
  });
});
afterAll(() => database.close());

const classesOf = (placeId: string) =>
  database.rows(
    `from published.length_classes where organisation = 'now' and place_id = '${placeId}' order by from_hours`,
  );

test("a stay of exactly 24 hours has not lasted longer than 24", async () => {
  const classes = await classesOf("ila");
  const held = classes.flatMap((row) =>
    row["ended_stays"] || row["open_stays"]
      ? [[row["from_hours"], row["to_hours"], row["ended_stays"], row["open_stays"]]]
      : [],
  );
  expect(held).toEqual([
    [0, 3, 2, 0],
    [12, 24, 1, 0],
    // The open one is confirmed up to the end of October: 38 hours, not ended there.
    [24, 36, 1, 0],
    [36, 48, 0, 1],
    [48, 72, 1, 0],
    [144, 240, 1, 0],
  ]);
});

test("no place is counted by the security level of its units", async () => {
  const places = await database.rows(
    "select distinct place_id::varchar as id from published.length_classes order by all",
  );
  expect(places.map(({ id }) => id)).toEqual(["ila", "ila-enhet", "norge", "region-ost", "tom", "tom-enhet"]);
});

test("the classes hold every stay once, and a class without any is a zero", async () => {
  const classes = await classesOf("ila");
  const all = classes.map((row) => Number(row["ended_stays"]) + Number(row["open_stays"]));
  expect(all).toHaveLength(11);
  expect(all.reduce((sum, count) => sum + count, 0)).toBe(october.length);
  expect(classes.every((row) => row["state"] === "value")).toBe(true);
});

test("a place that never reported has no counts, not counts of zero", async () => {
  const classes = await classesOf("tom");
  expect(classes[0]).toMatchObject({ state: "not_reported", ended_stays: null, open_stays: null });
});

test("the thresholds of the law are edges of the classes", async () => {
  const between = await database.rows(
    `select distinct hours from reference.thresholds
    where measure_id = 'safety_cell' and not under_18
    -- How often someone looks in is no length of a stay.
    and duty <> 'supervision'
    and hours not in (select unnest([0, 3, 6, 12, 24, 36, 48, 72, 96, 144, 240]))`,
  );
  expect(between).toEqual([]);
});
