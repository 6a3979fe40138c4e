import { afterAll, beforeAll, expect, test } from "vitest";
import type { Place } from "../reference/reference.ts";
import { builtFigures, builtStaging, oneUnit, place, reports, together, type Built } from "../test-rows.ts";

// Four prisons in which a unit, or two, became another while somebody was in its cell: in the next month, or in mid-month.
const merged = (old: string[], heir: string, { since = "2026-03-01" }: { since?: string } = {}): Place[] => [
  place("prison", `prison-${heir}`, "region-ost"),
  ...old.map((id) => place("unit", id, `prison-${heir}`, { valid_to: since, replaced_by: [heir] })),
  place("unit", heir, `prison-${heir}`, { valid_from: since }),
];
const stay = (person: string, id: string, start: string, end?: string) => ({
  id,
  person,
  start,
  ...(end !== undefined && { end }),
});

const given = [
  // Told alike by both, since before the first month.
  reports(
    { unit: "old-1", month: "2026-01", placements: [stay("H-1", "V-1", "2025-12-28 00:00")] },
    { unit: "old-1", month: "2026-02", placements: [stay("H-1", "V-1", "2025-12-28 00:00")] },
    {
      unit: "heir-1",
      month: "2026-03",
      placements: [stay("H-1", "A-1", "2025-12-28 00:00", "2026-03-03 10:00")],
    },
  ),
  // The heir has an earlier hour.
  reports(
    { unit: "old-2", month: "2026-01" },
    { unit: "old-2", month: "2026-02", placements: [stay("H-2", "V-1", "2026-02-27 10:00")] },
    {
      unit: "heir-2",
      month: "2026-03",
      placements: [stay("H-2", "A-1", "2026-02-27 09:00", "2026-03-03 10:00")],
    },
  ),
  // Moved from one of the two to the other, and the heir tells of the first start.
  reports(
    { unit: "old-3", month: "2026-01" },
    {
      unit: "old-3",
      month: "2026-02",
      placements: [stay("H-3", "V-1", "2026-02-26 10:00", "2026-02-27 10:30")],
    },
    { unit: "other-3", month: "2026-01" },
    { unit: "other-3", month: "2026-02", placements: [stay("H-3", "V-1", "2026-02-27 10:30")] },
    {
      unit: "heir-3",
      month: "2026-03",
      placements: [stay("H-3", "A-1", "2026-02-26 10:00", "2026-03-03 10:00")],
    },
  ),
  // In mid-month.
  reports(
    { unit: "old-4", month: "2026-01" },
    { unit: "old-4", month: "2026-02" },
    {
      unit: "old-4",
      month: "2026-03",
      placements: [stay("H-4", "V-1", "2026-03-10 10:00", "2026-03-15 00:00")],
    },
    {
      unit: "heir-4",
      month: "2026-03",
      placements: [stay("H-4", "A-1", "2026-03-10 10:00", "2026-03-20 10:00")],
    },
  ),
  // In mid-month, and the old unit says no end.
  reports(
    { unit: "old-5", month: "2026-01" },
    { unit: "old-5", month: "2026-02" },
    { unit: "old-5", month: "2026-03", placements: [stay("H-5", "V-1", "2026-03-10 10:00")] },
    {
      unit: "heir-5",
      month: "2026-03",
      placements: [stay("H-5", "A-1", "2026-03-15 00:00", "2026-03-20 10:00")],
    },
  ),
  // In mid-month, and the old unit does not tell of it.
  reports(
    { unit: "old-6", month: "2026-01" },
    { unit: "old-6", month: "2026-02" },
    { unit: "old-6", month: "2026-03" },
    {
      unit: "heir-6",
      month: "2026-03",
      placements: [
        stay("H-6", "A-1", "2026-03-10 10:00", "2026-03-20 10:00"),
        stay("H-6", "A-2", "2026-03-20 11:00", "2026-03-21 11:00"),
        stay("H-7", "A-3", "2026-03-10 10:00", "2026-03-20 10:00"),
      ],
    },
  ),
];

const organised = {
  asOf: "2026-04-20",
  places: [
    ...oneUnit.slice(0, 2),
    ...merged(["old-1"], "heir-1"),
    ...merged(["old-2"], "heir-2"),
    ...merged(["old-3", "other-3"], "heir-3"),
    ...merged(["old-4"], "heir-4", { since: "2026-03-15" }),
    ...merged(["old-5"], "heir-5", { since: "2026-03-15" }),
    ...merged(["old-6"], "heir-6", { since: "2026-03-15" }),
  ],
};

let database: Built;
beforeAll(async () => {
  database = await builtFigures(together(...given), organised);
});
afterAll(() => database.close());

const of = async (unit: string, indicator_id: string) => {
  const figures = await database.figures({
    organisation: "then",
    place_id: unit,
    indicator_id,
    period: "month",
  });
  return figures.flatMap(({ value }) => value ?? []);
};

test("a stay from before the first month is the old unit's as long as that was, and then the heir's", async () => {
  expect(await of("old-1", "cell_hours")).toEqual([31 * 24, 28 * 24]);
  expect(await of("old-1", "open_stays")).toEqual([1, 1]);
  expect(await of("heir-1", "cell_hours")).toEqual([58]);
});

test("an earlier hour in the heir's report takes neither the stay nor its hours from the old unit", async () => {
  expect(await of("old-2", "stays_started")).toEqual([0, 1]);
  expect(await of("old-2", "cell_hours")).toEqual([0, 38]);
  expect(await of("heir-2", "stays_started")).toEqual([0]);
  expect(await of("heir-2", "cell_hours")).toEqual([58]);
});

test("of two units that became one, each has its own hours", async () => {
  expect(await of("old-3", "cell_hours")).toEqual([0, 24.5]);
  expect(await of("other-3", "cell_hours")).toEqual([0, 37.5]);
  expect(await of("heir-3", "cell_hours")).toEqual([58]);
  expect(await of("prison-heir-3", "stays_started")).toEqual([0, 1, 0]);
});

test("a stay that the heir goes on telling of is nobody's in two places at once", async () => {
  const staging = await builtStaging(together(...given), organised);
  const found = await staging.rows("select rule from staging.findings_across where rule = 'overlap'");
  staging.close();
  expect(found).toEqual([]);
});

test("in mid-month the day parts the hours, and the stay is the old unit's", async () => {
  expect(await of("old-4", "stays_started")).toEqual([0, 0, 1]);
  expect(await of("old-4", "cell_hours")).toEqual([0, 0, 110]);
  expect(await of("heir-4", "stays_started")).toEqual([0]);
  expect(await of("heir-4", "cell_hours")).toEqual([130]);
});

test("a placement that the old unit left open is not known to have lasted longer than the unit", async () => {
  expect(await of("old-5", "cell_hours")).toEqual([0, 0, 110]);
  expect(await of("heir-5", "cell_hours")).toEqual([130]);
  expect(await of("prison-heir-5", "stays_started")).toEqual([0, 0, 1]);
  expect(await of("prison-heir-5", "open_stays")).toEqual([0, 0, 0]);
});

test("what nobody but the heir tells of is the heir's from its start, whether the stay goes on or not", async () => {
  expect(await of("old-6", "cell_hours")).toEqual([0, 0, 0]);
  expect(await of("heir-6", "cell_hours")).toEqual([240 + 24 + 240]);
});
