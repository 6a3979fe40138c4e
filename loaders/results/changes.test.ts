import { afterAll, beforeAll, expect, test } from "vitest";
import type { StoredRow } from "../duckdb.ts";
import { readReference } from "../reference/reference.ts";
import { built, oneUnit, place, reports, type Built, type ReportRow } from "../test-rows.ts";

const months = Array.from(
  { length: 27 },
  (_, index) => `${2024 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`,
);

/** A report for each month from January 2024 to March 2026, with so many stays. */
function reported(unit: string, count: (month: string, index: number) => number): ReportRow[] {
  return months.map((month, index) => ({
    unit,
    month,
    placements: Array.from({ length: count(month, index) }, (_, number) => {
      const day = `${month}-${String(number + 1).padStart(2, "0")}`;
      return { id: `${month}-${number}`, start: `${day} 10:00`, end: `${day} 14:00` };
    }),
  }));
}

const halved = (month: string) => (month < "2025-04" ? 4 : 2);
const few = (month: string) => (month < "2025-04" ? 2 : 1);
// By quarter: about a third fewer each time, so that none at last is no surprise.
const ending = [67, 44, 28, 18, 12, 8, 5, 3, 0];
const without = (left: string, rows: ReportRow[]) => rows.filter(({ month }) => month !== left);

const units: Record<string, ReportRow[]> = {
  halved: reported("halved", halved),
  emptier: reported("emptier", halved).map((row) => ({
    ...row,
    prisonDays: row.month < "2025-04" ? 1000 : 500,
  })),
  missing: without("2026-02", reported("missing", halved)),
  "missing-before": without("2024-06", reported("missing-before", halved)),
  late: reported("late", halved).map((row) => ({ ...row, provisional: row.month === "2026-03" })),
  silent: reported("silent", halved).filter(({ month }) => month < "2026-01"),
  women: reported("women", halved),
  few: reported("few", few),
  ending: reported("ending", (_, index) =>
    Math.floor(((ending[Math.floor(index / 3)] ?? 0) + (index % 3)) / 3),
  ),
  steady: reported("steady", () => 4),
  restless: reported("restless", (_, index) => (Math.floor(index / 3) % 2 === 0 ? 8 : 0)),
};
const women = [
  place("unit", "women", "ila", { valid_to: "2025-07-01", women: false }),
  place("unit", "women", "ila", { valid_from: "2025-07-01", women: true }),
];
const places = [
  ...oneUnit.slice(0, 3),
  ...Object.keys(units).flatMap((unit) => (unit === "women" ? women : [place("unit", unit, "ila")])),
  place("prison", "remade", "region-ost"),
  place("unit", "remade-kept", "remade"),
  place("unit", "remade-opened", "remade", { valid_from: "2025-06-01" }),
  place("unit", "remade-closed", "remade", { valid_to: "2025-06-01" }),
  place("unit", "remade-silent", "remade", { valid_from: "2025-06-01" }),
  place("region", "region-nord", "norge"),
  place("region", "region-vest", "norge"),
  place("prison", "moved", "region-nord", { valid_to: "2025-07-01" }),
  place("prison", "moved", "region-vest", { valid_from: "2025-07-01" }),
  place("unit", "moved-unit", "moved"),
];
const raw = reports(
  ...Object.values(units).flat(),
  ...reported("remade-kept", () => 4),
  ...reported("remade-opened", () => 9).filter(({ month }) => month >= "2025-06"),
  ...reported("remade-closed", () => 9).filter(({ month }) => month < "2025-06"),
  ...reported("moved-unit", halved),
);
const asOf = "2026-04-20";

let database: Built;
let all: StoredRow[];
beforeAll(async () => {
  database = await built(raw, { asOf, places });
  all = await database.rows("from published.changes");
}, 120_000);
afterAll(() => database.close());

const of = (placeId: string, period: string, organisation = "now") =>
  all.find(
    (row) => row["place_id"] === placeId && row["period"] === period && row["organisation"] === organisation,
  );

test("the latest quarter is set against the same quarter a year before", () => {
  expect(of("halved", "quarter")).toMatchObject({
    trend_id: "stays",
    period_start: "2026-01-01",
    state: "value",
    events_now: 6,
    prison_days_now: 3000,
    events_before: 12,
    prison_days_before: 3000,
    months_matched: 3,
    months_alike: 3,
    months_expected: 3,
    ratio: 0.5,
  });
});

test("the last twelve months are set against the twelve before", () => {
  expect(of("halved", "last_12")).toMatchObject({
    period_start: "2025-04-01",
    events_now: 24,
    prison_days_now: 12_000,
    events_before: 48,
    prison_days_before: 12_000,
    months_matched: 12,
    ratio: 0.5,
  });
});

test("half as many stays of half as many prisoners is no change", () => {
  expect(of("emptier", "last_12")).toMatchObject({ prison_days_now: 6000, ratio: 1, p_value: 1 });
});

test("a month that is missing takes the same month a year before with it", () => {
  expect(of("missing", "last_12")).toMatchObject({
    state: "value",
    events_now: 22,
    events_before: 44,
    prison_days_before: 11_000,
    months_matched: 11,
    months_expected: 12,
    ratio: 0.5,
  });
});

test("a month that was missing a year before takes this year's with it", () => {
  expect(of("missing-before", "last_12")).toMatchObject({
    events_now: 22,
    events_before: 44,
    months_matched: 11,
    months_expected: 12,
  });
});

test("two months of three are less than may stand for a quarter", () => {
  expect(of("missing", "quarter")).toMatchObject({
    state: "incomplete",
    events_now: 4,
    events_before: 8,
    months_matched: 2,
    ratio: null,
    p_value: null,
  });
});

test("a provisional month is not set against a final one", () => {
  expect(of("late", "last_12")).toMatchObject({ events_now: 22, events_before: 44, months_matched: 11 });
});

test("a quarter that nobody reported is not reported, and no fall", () => {
  expect(of("silent", "quarter")).toMatchObject({
    state: "not_reported",
    events_now: 0,
    months_matched: 0,
    ratio: null,
  });
});

test("a unit that has become one for women is not set against what it was", () => {
  expect(of("women", "quarter")).toMatchObject({
    state: "not_applicable",
    months_alike: 0,
    months_expected: 3,
    ratio: null,
  });
  expect(of("women", "last_12")).toMatchObject({
    state: "value",
    months_alike: 3,
    months_expected: 12,
    events_now: 6,
    events_before: 12,
  });
});

test("a unit that opened does not make its prison's stays rise, nor one that closed make them fall, nor does it matter that one that opened is silent", () => {
  expect(of("remade", "quarter")).toMatchObject({
    state: "value",
    events_now: 12,
    events_before: 12,
    months_matched: 3,
    months_alike: 3,
    months_expected: 9,
    ratio: 1,
  });
});

test("a prison that has moved is compared in the region where it is now; then, it was not there a year before", () => {
  expect(of("region-vest", "quarter")).toMatchObject({ events_now: 6, events_before: 12, months_matched: 3 });
  expect(of("region-vest", "quarter", "then")).toMatchObject({
    state: "not_applicable",
    months_alike: 0,
    months_expected: 3,
    ratio: null,
  });
});

test("nine stays in the two periods are too few, and are shown as they are", () => {
  expect(of("few", "quarter")).toMatchObject({
    state: "not_estimable",
    events_now: 3,
    events_before: 6,
    ratio: null,
    lower: null,
    method: null,
  });
});

test("none after twelve has an upper limit and no ratio, which is not a ratio of nought", () => {
  const found = of("ending", "quarter");
  expect(found).toMatchObject({
    state: "value",
    method: "exact",
    events_now: 0,
    events_before: 12,
    ratio: null,
    lower: 0,
  });
  // Twice the chance of twelve heads in a row.
  expect(found?.["p_value"]).toBeCloseTo(2 / 2 ** 12, 12);
  expect(found?.["upper"]).toBeLessThan(1);
});

test("a place whose quarters vary more than by chance is compared with wider limits", () => {
  const [steady, restless] = [of("steady", "last_12"), of("restless", "last_12")];
  expect(steady).toMatchObject({
    method: "exact",
    dispersion: 1,
    events_now: 48,
    events_before: 48,
    ratio: 1,
  });
  expect(restless).toMatchObject({ method: "quasi_poisson", events_now: 48, events_before: 48, ratio: 1 });
  expect(Number(restless?.["lower"])).toBeLessThan(Number(steady?.["lower"]));
  expect(Number(restless?.["upper"])).toBeGreaterThan(Number(steady?.["upper"]));
});

test("how few are too few, and what is more than by chance, the list of settings says", async () => {
  const settings = readReference().settings.map((row) => {
    const other = { ratio_minimum_events: 9, ratio_exact_dispersion: 1e6 }[row.setting];
    return other === undefined ? row : { ...row, value: other };
  });
  const own = reports(...(units["few"] ?? []), ...(units["restless"] ?? []));
  const other = await built(own, { asOf, places, reference: { settings } });
  const found = await other.rows(
    "from published.changes where organisation = 'now' and place_id in ('few', 'restless') order by place_id, period",
  );
  other.close();
  expect(found.map((row) => [row["place_id"], row["period"], row["state"], row["method"]])).toEqual([
    ["few", "last_12", "value", "exact"],
    ["few", "quarter", "value", "exact"],
    ["restless", "last_12", "value", "exact"],
    ["restless", "quarter", "value", "exact"],
  ]);
}, 60_000);

test("a place is compared in its latest quarter and its last twelve months, and once in each", () => {
  const keys = all.map((row) => `${row["organisation"]} ${row["place_id"]} ${row["period"]}`);
  expect(new Set(keys).size).toBe(keys.length);
  expect(all.filter((row) => row["state"] !== "value" && row["p_value"] !== null)).toEqual([]);
});
