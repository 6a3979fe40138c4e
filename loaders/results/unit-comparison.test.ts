import { afterAll, beforeAll, expect, test } from "vitest";
import type { StoredRow } from "../duckdb.ts";
import { judgement, type Unit } from "./unit-comparison.ts";
import { built, place, reports, type Built, type ReportRow } from "../test-rows.ts";

const months = [
  "2025-11",
  "2025-12",
  ...Array.from({ length: 10 }, (_, index) => `2026-${String(index + 1).padStart(2, "0")}`),
];

/** A unit's year with so many stays, all begun in its first month. */
function year(
  unit: string,
  stays: number,
  prisonDays: number,
  months_: readonly string[] = months,
): ReportRow[] {
  return months_.map((month, index) => ({
    unit,
    month,
    prisonDays,
    placements: Array.from({ length: index === 0 ? stays : 0 }, (_, number) => {
      const day = `${month}-${String(number + 1).padStart(2, "0")}`;
      return { id: `V-${number}`, start: `${day} 10:00`, end: `${day} 14:00` };
    }),
  }));
}

const alike = Array.from({ length: 9 }, (_, index) => `u${index + 1}`);
const places = [
  place("country", "norge", null),
  place("region", "ost", "norge"),
  place("prison", "ila", "ost"),
  place("unit", "silent", "ila", { security: "low" }),
  ...alike.map((id) => place("unit", id, "ila")),
  place("unit", "busy", "ila"),
  place("unit", "tiny", "ila"),
  // A women's prison is of its own class, also when it was another until lately.
  place("unit", "women", "ila", { valid_to: "2026-02-01" }),
  place("unit", "women", "ila", { valid_from: "2026-02-01", women: true }),
  place("unit", "youth", "ila", { youth: true, security: "all" }),
  place("unit", "unknown", "ila", { security: null }),
  place("unit", "late", "ila", { security: "mixed" }),
];

// The units of high security have 40 stays in 120 000 prison days: one in 3000.
const raw = reports(
  ...alike.flatMap((id) => year(id, 3, 990)),
  ...year("busy", 13, 990),
  ...year("tiny", 0, 100),
  ...year("women", 6, 300),
  ...year("youth", 1, 300),
  ...year("unknown", 2, 1000),
  ...year("late", 2, 1000, months.slice(0, 3)),
);

let database: Built;
let units: Map<string, StoredRow>;
beforeAll(async () => {
  database = await built(raw, { places });
  const rows = await database.rows("from published.unit_comparison");
  units = new Map(rows.map((row) => [String(row["unit_id"]), row]));
});
afterAll(() => database.close());

test("a unit's stays stand beside those that its class would have had in as many prison days", () => {
  const busy = units.get("busy");
  expect(busy).toMatchObject({ class_id: "high", prison_days: 11_880, stays: 13, state: "value" });
  expect(busy).toMatchObject({ class_units: 11, class_units_expecting: 10 });
  expect(busy?.["class_rate"]).toBeCloseTo(1 / 3, 12);
  expect(busy?.["expected"]).toBeCloseTo(3.96, 12);
  expect(busy?.["ratio"]).toBeCloseTo(13 / 3.96, 12);
});

test("13 stays where 4 were expected are beyond what units have, 3 are not", () => {
  // scipy 1.10.1, mid-p limits of a Poisson count with mean 3.96.
  const limits = { stays_lower_95: 1, stays_upper_95: 8, stays_lower_998: 0, stays_upper_998: 11 };
  expect(units.get("busy")).toMatchObject({ flagged: true, method: "poisson", tau: 0, ...limits });
  expect(units.get("u1")).toMatchObject({ flagged: false, ...limits });
});

test("as many as the outermost that units of its class have is not flagged, one more or one fewer is", () => {
  const spread = { dispersion: 1, tau_squared: 0, ratio_variance: 0 };
  const itsClass = { rate: 1 / 1000, units: 12, expecting: 12, spread, shrunken: new Map() };
  const flagged = (stays: number) => {
    const unit: Unit = {
      unit_id: "u",
      period_start: "2025-11-01",
      class_id: "high",
      state: "value",
      stays,
      prison_days: 20_000,
    };
    return judgement(unit, itsClass);
  };
  // Of 20 expected.
  const { stays_lower_998: lower, stays_upper_998: upper } = flagged(20);
  expect([lower, upper]).toEqual([8, 35]);
  expect([7, 8, 35, 36].map((stays) => flagged(stays)["flagged"])).toEqual([true, false, false, true]);
});

test("a unit whose reports tell of no prison days has no rate for that, and not for want of reports", () => {
  const none = { unit_id: "u", period_start: "2025-11-01", class_id: "high", state: "not_estimable" };
  expect(judgement({ ...none, stays: 0, prison_days: 0 }, undefined)).toEqual({ reason: "no_prison_days" });
  expect(judgement({ ...none, stays: 0, prison_days: 9 }, undefined)).toEqual({ reason: "low_coverage" });
});

test("the limits for a picture are Spiegelhalter's, of the ratio", () => {
  const deviation = Math.sqrt(1 / (4 * 3.96));
  expect(units.get("busy")?.["upper_95"]).toBeCloseTo((1 + 1.959963984540054 * deviation) ** 2, 9);
  expect(units.get("busy")?.["lower_998"]).toBeCloseTo((1 - 3.090232306167813 * deviation) ** 2, 9);
});

test("units are listed as the register has them, never by how they come out", () => {
  const order = ["silent", ...alike, "busy", "tiny", "women", "youth", "unknown", "late"];
  expect([...units.keys()]).toEqual(order);
});

test("a unit that is to have less than one stay is listed and not judged", () => {
  const tiny = units.get("tiny");
  expect(tiny).toMatchObject({ state: "not_estimable", reason: "few_expected", flagged: null, ratio: null });
  expect(tiny?.["expected"]).toBeCloseTo(0.4, 12);
});

test("a class of few units is listed and not judged, and nothing is borrowed within it", () => {
  expect(units.get("women")).toMatchObject({
    class_id: "high women",
    class_units: 1,
    ratio: 1,
    flagged: null,
    shrunken_rate: null,
    state: "not_estimable",
    reason: "few_units",
  });
});

test("what cannot be compared says why", () => {
  expect(units.get("silent")).toMatchObject({ state: "not_reported", reason: null, stays: null });
  expect(units.get("unknown")).toMatchObject({ state: "not_estimable", reason: "no_class", expected: null });
  expect(units.get("late")).toMatchObject({ state: "not_estimable", reason: "low_coverage", stays: 2 });
});

test("the best guess of a unit's rate lies between its own and that of its class", () => {
  for (const [unit, own] of [
    ["busy", 13 / 11.88],
    ["u1", 3 / 11.88],
    ["tiny", 0],
  ] as const) {
    const guess = Number(units.get(unit)?.["shrunken_rate"]);
    expect(Math.abs(guess - 1 / 3)).toBeLessThan(Math.abs(own - 1 / 3));
    expect(Number(units.get(unit)?.["shrunken_lower"])).toBeLessThan(guess);
    expect(Number(units.get(unit)?.["shrunken_upper"])).toBeGreaterThan(guess);
  }
});
