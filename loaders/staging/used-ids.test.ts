import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  builtFigures,
  builtStaging,
  oneUnit,
  place,
  reports,
  together,
  type Built,
  type PlacementRow,
  type ReportRow,
} from "../test-rows.ts";

// A unit for each of the ways in which an id can come to be used for two placements.
const first = { id: "1", person: "H-1", start: "2026-01-05 10:00", end: "2026-01-06 10:00" };
const later = { id: "1", person: "H-2", start: "2026-02-10 10:00", end: "2026-02-11 10:00" };
const open = { id: "1", person: "H-1", start: "2026-01-30 00:00" };
const ended = { ...open, end: "2026-02-06 00:00" };
const others = { id: "1", person: "H-2", start: "2026-03-10 10:00", end: "2026-03-11 10:00" };

const decided = [
  { id: "1", at: "2026-01-05 11:00" },
  { id: "1", at: "2026-01-06 09:00", level: "region", type: "renewal" },
];

type Told = Omit<ReportRow, "unit">;
const cases = {
  over: [
    { month: "2026-01", placements: [first] },
    { month: "2026-02", placements: [later] },
  ],
  "still-open": [
    { month: "2026-01", placements: [open] },
    { month: "2026-02", placements: [later] },
  ],
  "another-measure": [
    { month: "2026-01", placements: [open] },
    { month: "2026-02", placements: [{ ...later, person: "H-1", measure: "restraint_bed" }] },
  ],
  "two-months": [
    { month: "2026-01", placements: [open] },
    { month: "2026-02", placements: [ended] },
    { month: "2026-03", placements: [others] },
  ],
  "begun-before": [
    { month: "2026-01", placements: [{ ...first, start: "2025-12-20 10:00" }] },
    { month: "2026-02", placements: [later] },
  ],
  "another-person-at-the-same-time": [
    { month: "2026-01", placements: [open] },
    { month: "2026-02", placements: [{ ...ended, person: "H-2" }] },
  ],
  "withdrawn-first": [
    { month: "2026-01", placements: [first] },
    { month: "2026-01", version: 2, partial: true, withdrawn: ["1"] },
    { month: "2026-02", placements: [later] },
  ],
  "withdrawn-between": [
    { month: "2026-01", placements: [first] },
    { month: "2026-02", withdrawn: ["1"] },
    { month: "2026-03", placements: [others] },
  ],
  "new-id": [
    { month: "2026-01", placements: [first] },
    { month: "2026-02", placements: [later] },
    {
      month: "2026-02",
      version: 2,
      partial: true,
      placements: [{ ...later, id: "2" }],
      withdrawn: ["1"],
    },
  ],
  "decisions-by-number": [
    { month: "2026-01", placements: [first], decisions: decided },
    { month: "2026-02", placements: [{ ...later, decisions: 3 }] },
  ],
  "decisions-not-told": [
    { month: "2026-01", placements: [first], decisions: decided },
    { month: "2026-02", placements: [later] },
  ],
  "decisions-of-the-first": [
    { month: "2026-01", placements: [first], decisions: decided },
    { month: "2026-02", placements: [later], decisions: [{ id: "1", at: "2026-02-10 10:30" }] },
    { month: "2026-02", version: 2, partial: true, withdrawn: ["1"] },
  ],
} satisfies Record<string, Told[]>;

/** Persons of the unit's own: one person's placements at two units would be one stay. */
const ofUnit = (unit: string, placements: PlacementRow[]) =>
  placements.map((placement) => ({ ...placement, person: `${unit} ${placement.person}` }));

let database: Built;
let staging: Built;
beforeAll(async () => {
  const months = ["2026-01", "2026-02", "2026-03"];
  const given = Object.entries(cases).map(([unit, told]: [string, Told[]]) => {
    const silent = months.filter((month) => told.every((report) => report.month !== month));
    return reports(
      ...told.map((report) => ({ unit, ...report, placements: ofUnit(unit, report.placements ?? []) })),
      ...silent.map((month) => ({ unit, month })),
    );
  });
  const raw = together(...given);
  const run = {
    asOf: "2026-04-20",
    places: [...oneUnit.slice(0, 3), ...Object.keys(cases).map((id) => place("unit", id, "ila"))],
  };
  database = await builtFigures(raw, run);
  staging = await builtStaging(raw, run);
});
afterAll(() => {
  database.close();
  staging.close();
});

/** A number, or from and to of what is not whole, for each of the three months. */
const of = async (unit: keyof typeof cases, indicator_id: string) => {
  const figures = await database.figures({ place_id: unit, indicator_id, period: "month" });
  return figures.map(({ value, low, high }) => (value === null ? [low, high] : value));
};

describe("an id that two placements have had", () => {
  test("leaves the month of the first from without it to with it, whether that was over or open", async () => {
    for (const unit of ["over", "still-open"] as const)
      expect(await of(unit, "stays_started"), unit).toEqual([[0, 1], 1, 0]);
    expect(await of("another-measure", "stays_started")).toEqual([[0, 1], 0, 0]);
  });

  test("leaves each month that the first was told to last in, also what began before the first month", async () => {
    expect(await of("two-months", "stays_started")).toEqual([[0, 1], [0, 1], 1]);
    expect(await of("two-months", "cell_hours")).toEqual([[0, null], [0, null], 24]);
    expect(await of("begun-before", "cell_hours")).toEqual([[0, null], 24, 0]);
  });

  test("is one placement's still where only the person is written in another way", async () => {
    expect(await of("another-person-at-the-same-time", "stays_started")).toEqual([1, 0, 0]);
  });

  test("was free to be used where the first was withdrawn, in its own month or in a later one", async () => {
    expect(await of("withdrawn-first", "stays_started")).toEqual([0, 1, 0]);
    expect(await of("withdrawn-between", "stays_started")).toEqual([0, 0, 1]);
  });

  test("is the first one's again where the later one is given a new id and withdrawn under the old", async () => {
    expect(await of("new-id", "stays_started")).toEqual([1, 1, 0]);
  });

  test("has the decisions of the one that counts, and those of the other are nobody's", async () => {
    expect(await of("decisions-by-number", "decisions")).toEqual([[0, null], 3, 0]);
    expect(await of("decisions-not-told", "decisions")).toEqual([[0, null], [0, null], 0]);
    expect(await of("decisions-of-the-first", "decisions")).toEqual([2, 0, 0]);
    const told = await staging.rows(`
      select stays.unit_id, told.region_decided_at is not null as decided
      from staging.told as told
      join staging.stays as stays on stays.stay_row_id = told.stay_row_id
      order by all`);
    expect(told).toEqual([{ unit_id: "decisions-of-the-first", decided: true }]);
  });

  test("is told of to the unit, and a withdrawal that came before is not held against it", async () => {
    const told = await staging.rows("select distinct unit_id from staging.number_used_again order by all");
    expect(told.map(({ unit_id }) => unit_id)).toEqual([
      "another-measure",
      "begun-before",
      "decisions-by-number",
      "decisions-not-told",
      "over",
      "still-open",
      "two-months",
    ]);
    expect(await staging.rows("from staging.withdrawn_still_told")).toEqual([]);
    expect(await staging.rows("from staging.row_vanished")).toEqual([]);
  });
});
