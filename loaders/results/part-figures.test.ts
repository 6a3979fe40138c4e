import { afterAll, beforeAll, expect, test } from "vitest";
import type { StoredRow } from "../duckdb.ts";
import { readReference, type CubePart } from "../reference/reference.ts";
import { built, place, reports, type Built, type PlacementRow, type ReportRow } from "../test-rows.ts";

/** A country with one region: a unit of high security until March 2026, one of low, and one that has both. */
const places = [
  place("country", "norge", null),
  place("region", "region-ost", "norge"),
  place("prison", "ila", "region-ost"),
  place("unit", "high", "ila", { security: "high", valid_to: "2026-03-01" }),
  place("unit", "high", "ila", { security: "low", valid_from: "2026-03-01" }),
  place("unit", "low", "ila", { security: "low" }),
  place("unit", "both", "ila", { security: "mixed" }),
];

const quarters = {
  plain: ["2025-01", "2025-02", "2025-03"],
  missing: ["2025-04", "2025-05", "2025-06"],
  reasons: ["2025-07", "2025-08", "2025-09"],
  setAside: ["2025-10", "2025-11", "2025-12"],
  changed: ["2026-01", "2026-02", "2026-03"],
};

let numbered = 0;
/** A stay of two hours in a month, of a person of its own where nothing else is said. */
function stay(month: string, given: Partial<PlacementRow> = {}): PlacementRow {
  numbered += 1;
  return { id: `V-${numbered}`, start: `${month}-02 10:00`, end: `${month}-02 12:00`, ...given };
}

/** A unit's reports of a quarter, with placements in its last month. */
function quarterOf(
  unit: string,
  months: string[],
  placements: PlacementRow[] = [],
  given: Partial<ReportRow> = {},
): ReportRow[] {
  return months.map((month, i) =>
    i === months.length - 1 ? { unit, month, placements, ...given } : { unit, month },
  );
}

const raw = () => {
  const { plain, missing, reasons, setAside, changed } = quarters;
  return reports(
    ...quarterOf("high", plain, [stay("2025-03"), stay("2025-03")]),
    ...quarterOf("low", plain, [stay("2025-03")]),
    ...quarterOf("both", plain, [stay("2025-03")]),
    ...quarterOf("high", missing, [stay("2025-06")]),
    { unit: "low", month: "2025-04", setAside: 1 },
    ...quarterOf("both", missing),
    ...quarterOf("high", reasons, [
      stay("2025-09", { reasons: ["suicide_risk", "violence", "threats"] }),
      stay("2025-09", { reasons: ["self_harm"] }),
      stay("2025-09"),
      stay("2025-09", { person: "A", reasons: ["damage"] }),
      stay("2025-09", {
        person: "A",
        reasons: ["other"],
        start: "2025-09-02 13:00",
        end: "2025-09-02 14:00",
      }),
      stay("2025-09", { under18: true, reasons: ["damage"] }),
    ]),
    ...quarterOf("low", reasons),
    ...quarterOf("both", reasons),
    ...quarterOf("high", setAside, [stay("2025-12", { reasons: ["damage"] })], { setAside: 2, stated: 0 }),
    ...quarterOf("low", setAside),
    ...quarterOf("both", setAside),
    ...quarterOf("high", changed, [stay("2026-03")]),
    ...quarterOf("low", changed),
    ...quarterOf("both", changed),
  );
};

let database: Built;
let parts: StoredRow[];

beforeAll(async () => {
  const cube = readReference().cube.filter(({ measure_id }) => measure_id === "safety_cell");
  database = await built(raw(), { asOf: "2026-04-20", places, reference: { cube } });
  parts = await database.rows(
    "from published.part_figures where organisation = 'now' and period = 'quarter'",
  );
});
afterAll(() => database.close());

/** A figure of the country's adults in a quarter, of a part of the stays. */
const part = (quarter: keyof typeof quarters, is: Record<string, string>) =>
  parts.find((row) =>
    Object.entries({
      place_id: "norge",
      population: "adults",
      security: "all",
      reason: "all",
      indicator_id: "stays_started",
      period_start: `${quarters[quarter][0]}-01`,
      ...is,
    }).every(([column, given]) => row[column] === given),
  );

test("high and low security, and the units that have both, are together all", async () => {
  for (const indicator_id of ["stays_started", "cell_hours", "prison_days"]) {
    const where = { period: "quarter", period_start: "2025-01-01", indicator_id };
    const [all] = await database.figures(where);
    const [both] = await database.figures({ ...where, place_id: "both" });
    const high = part("plain", { security: "high", indicator_id });
    const low = part("plain", { security: "low", indicator_id });
    expect(Number(high?.["value"]) + Number(low?.["value"]), indicator_id).toBe(
      Number(all?.["value"]) - Number(both?.["value"]),
    );
  }
  expect(part("plain", { security: "high" })).toMatchObject({ value: 2, months_expected: 3 });
  expect(part("plain", { security: "low", indicator_id: "rate" })).toMatchObject({
    numerator: 1,
    denominator: 3000,
  });
});

/** Stays under way of adults, for the quarter, of all units or of those of a security level. */
const openStays = (security: CubePart["security"]): CubePart => ({
  measure_id: "safety_cell",
  population: "adults",
  security,
  reason: ["all"],
  periods: ["quarter"],
  indicators: ["open_stays"],
  source: "made up",
});

test("stays under way are counted by security level too, by a list that asks for them", async () => {
  const { plain } = quarters;
  const lasting = { id: "V-1", start: "2025-03-30 10:00" };
  const reported = reports(
    ...quarterOf("high", plain, [lasting, { ...lasting, id: "V-2", person: "A" }]),
    ...quarterOf("low", plain, [lasting]),
  );
  const counted = await built(reported, {
    asOf: "2025-04-20",
    places,
    reference: { cube: [openStays(["all"]), openStays(["high", "low"])] },
  });
  const rows = await counted.rows(`select security, value, low from published.part_figures
    where organisation = 'now' and place_id = 'norge'`);
  expect(rows).toEqual([
    { security: "high", value: 2, low: null },
    { security: "low", value: 1, low: null },
  ]);
  counted.close();
});

test("a unit whose level was changed is counted by the level that it had in the month", () => {
  expect(part("changed", { security: "high" })).toMatchObject({ value: 0, months_expected: 2 });
  expect(part("changed", { security: "low" })).toMatchObject({ value: 1, months_expected: 4 });
});

test("a month in which the level is changed is of the level that it began with", async () => {
  const changing = [
    ...places.slice(0, 3),
    place("unit", "high", "ila", { security: "high", valid_to: "2026-03-31" }),
    place("unit", "high", "ila", { security: "low", valid_from: "2026-03-31" }),
  ];
  const cube = readReference().cube.filter(({ measure_id }) => measure_id === "safety_cell");
  const reported = reports(...quarterOf("high", quarters.changed, [stay("2026-03")]));
  const changed = await built(reported, { asOf: "2026-04-20", places: changing, reference: { cube } });
  const rows = await changed.rows(`select security, value, months_expected from published.part_figures
    where organisation = 'now' and period = 'quarter' and place_id = 'norge' and population = 'adults'
        and indicator_id = 'stays_started' and reason = 'all'`);
  expect(rows).toEqual([{ security: "high", value: 1, months_expected: 3 }]);
});

test("reports that are missing or not whole at a unit of low security leave the figures of high security whole", () => {
  expect(part("missing", { security: "high" })).toMatchObject({ state: "value", value: 1 });
  for (const of of [{ security: "low" }, { reason: "damage" }])
    expect(part("missing", of)).toMatchObject({ state: "incomplete", low: 0, high: null });
});

test("a prison and a unit have no parts by security level", () => {
  const levelled = parts.filter(({ security }) => security !== "all").map((row) => row["place_id"]);
  expect([...new Set(levelled)].sort()).toEqual(["norge", "region-ost"]);
});

test("a stay counts under each reason that it has, and one without an answer under none", () => {
  for (const [reason, value] of Object.entries({
    self_harm_related: 2,
    narrow: 1,
    violence_threats: 1,
    not_answered: 1,
  }))
    expect(part("reasons", { reason }), reason).toMatchObject({ value });
});

test("a stay of two placements has the reasons of both", () => {
  expect(part("reasons", { reason: "damage" })).toMatchObject({ value: 1 });
  expect(part("reasons", { reason: "other" })).toMatchObject({ value: 1 });
});

test("a stay of somebody under 18 is in no part of the adults", () => {
  expect(part("reasons", { reason: "damage", population: "under_18" })).toMatchObject({ value: 1 });
  expect(part("reasons", { reason: "damage" })).toMatchObject({ value: 1 });
  expect(part("reasons", { security: "high" })).toMatchObject({ value: 4 });
});

test("with rows set aside, and one more than stated, the stays with a reason lie from one fewer to as many more as are lacking", () => {
  expect(part("setAside", { reason: "damage" })).toMatchObject({ value: 1, low: 0, high: 3 });
});
