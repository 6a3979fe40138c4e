import { array, assert, asyncProperty, constantFrom, integer, record } from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { StoredRow } from "../duckdb.ts";
import { decomposed } from "./decompositions.ts";
import { built, oneUnit, place, reports, type Built, type ReportRow } from "../test-rows.ts";

const months = Array.from(
  { length: 24 },
  (_, index) => `${2024 + Math.floor((index + 3) / 12)}-${String(((index + 3) % 12) + 1).padStart(2, "0")}`,
);
const asOf = "2026-04-20";

/** A report for each month from April 2024 to March 2026, with so many stays of four hours. */
function reported(
  unit: string,
  count: (month: string) => number,
  given: Partial<ReportRow> = {},
): ReportRow[] {
  return months.map((month) => ({
    unit,
    month,
    placements: Array.from({ length: count(month) }, (_, number) => ({
      id: `${month}-${number}`,
      start: `${month}-${String(number + 1).padStart(2, "0")} 10:00`,
      end: `${month}-${String(number + 1).padStart(2, "0")} 14:00`,
    })),
    ...given,
  }));
}

const isLast = (month: string) => month >= "2025-04";
const without = (left: string, rows: ReportRow[]) => rows.filter(({ month }) => month !== left);

const places = [
  ...oneUnit.slice(0, 3),
  place("unit", "fewer", "ila", { name: "Færre" }),
  place("unit", "more", "ila"),
  place("unit", "opened", "ila", { valid_from: "2025-10-01" }),
  place("unit", "closed", "ila", { valid_to: "2025-10-01" }),
  place("unit", "missing", "ila"),
  place("unit", "women", "ila", { valid_to: "2025-04-01", women: false }),
  place("unit", "women", "ila", { valid_from: "2025-04-01", women: true }),
];

const raw = reports(
  ...reported("fewer", (month) => (isLast(month) ? 1 : 3)),
  // As many stays per prison day as before, in half as many prison days; and the other way round.
  ...reported("more", (month) => (isLast(month) ? 2 : 1)).map((row) => ({
    ...row,
    prisonDays: isLast(row.month) ? 2000 : 1000,
  })),
  ...reported("opened", () => 2).filter(({ month }) => month >= "2025-10"),
  ...reported("closed", () => 1).filter(({ month }) => month < "2025-10"),
  ...without(
    "2025-06",
    without(
      "2024-07",
      reported("missing", () => 1),
    ),
  ),
  ...reported("women", (month) => (isLast(month) ? 4 : 1)),
);

let database: Built;
let all: StoredRow[];
beforeAll(async () => {
  database = await built(raw, { asOf, places });
  all = await database.rows("from published.contributions");
}, 120_000);
afterAll(() => database.close());

const of = (unitId: string) =>
  all
    .filter((row) => row["unit_id"] === unitId)
    .map(({ pairing, months: count, stays_now, stays_before, contribution }) => [
      pairing,
      count,
      stays_now,
      stays_before,
      contribution,
    ]);

test("a unit contributes by how many more or fewer stays it had than in the same months a year before", () => {
  expect(of("fewer")).toEqual([["compared", 12, 12, 36, -24]]);
  expect(of("more")).toEqual([["compared", 12, 24, 12, 12]]);
  expect(all.find((row) => row["unit_id"] === "fewer")).toMatchObject({ unit_name: "Færre" });
});

test("a unit that opened contributes as such, not as one that had none before", () => {
  expect(of("opened")).toEqual([["opened", 6, 12, 0, 12]]);
});

test("a unit that closed is compared while it was there in both years, and contributes as closed after", () => {
  expect(of("closed")).toEqual([
    ["closed", 6, 0, 6, -6],
    ["compared", 6, 6, 6, 0],
  ]);
});

test("a month that is missing takes the same month a year before or after with it, to a line of their own", () => {
  expect(of("missing")).toEqual([
    ["compared", 10, 10, 10, 0],
    ["lacking", 2, 1, 1, 0],
  ]);
});

test("a unit that has become one for others is not set against what it was", () => {
  expect(of("women")).toEqual([["another", 12, 48, 12, 36]]);
});

test("the contributions add up to the country's change in stays", async () => {
  const [country] = await database.rows("from published.count_changes");
  expect(country).toMatchObject({
    place_id: "norge",
    period_start: "2025-04-01",
    previous_start: "2024-04-01",
    state: "value",
    stays_now: 12 + 24 + 12 + 6 + 11 + 48,
    stays_before: 36 + 12 + 12 + 11 + 12,
    change: 30,
  });
  expect(all.reduce((total, row) => total + Number(row["contribution"]), 0)).toBe(30);
});

test("twice the stays in twice the prison days is population; fewer in as many is rate", async () => {
  // Compared: 36 + 12 + 6 + 10 = 64 stays before in 12 + 12 + 6 + 10 thousand days, and 52 in 12 + 24 + 6 + 10.
  const [stays] = await database.rows("from published.decompositions where quantity = 'stays'");
  expect(stays).toMatchObject({ state: "value", before: 64, now: 52, change: -12, months_matched: 40 });
  expect(stays).toMatchObject({ size_before: 40_000, size_now: 52_000 });
  expect(Number(stays?.["of_size"])).toBeCloseTo((12 * (64 / 40 + 52 / 52)) / 2, 10);
  expect(Number(stays?.["of_ratio"])).toBeCloseTo(((52 / 52 - 64 / 40) * (40 + 52)) / 2, 10);
});

test("stays that last as long as before leave hours to change with their number alone", async () => {
  const [hours] = await database.rows("from published.decompositions where quantity = 'hours'");
  expect(hours).toMatchObject({ before: 4 * 64, now: 4 * 52, size_before: 64, size_now: 52, of_ratio: 0 });
  expect(hours?.["of_size"]).toBe(-48);
});

test("a year without a stay has no hours per stay, so the change in hours is not parted", () => {
  const [none, some] = [
    { before: 8, now: 0 },
    { before: 0, now: 8 },
  ];
  for (const hours of [none, some])
    expect(decomposed({}, "hours", hours, { before: hours.before / 4, now: hours.now / 4 })).toMatchObject({
      state: "not_estimable",
      change: hours.now - hours.before,
      of_size: undefined,
      of_ratio: undefined,
    });
});

test("a source that goes back less than two years has nothing to be set against", async () => {
  const short = await built(reports(...reported("fewer", () => 1).slice(6)), { asOf, places });
  expect(await short.rows("from published.contributions")).toEqual([]);
  expect(await short.rows("from published.decompositions")).toEqual([]);
  expect(await short.rows("select state from published.count_changes")).toEqual([{ state: "not_available" }]);
  short.close();
});

const unitMonth = record({
  unit: constantFrom("fewer", "more", "opened", "closed", "missing", "women"),
  month: constantFrom(...months),
  stays: integer({ min: 0, max: 4 }),
  is: constantFrom("whole", "whole", "whole", "provisional", "set aside", "no cell", "not sent"),
  days: integer({ min: 1, max: 900 }),
});

test("whatever was reported, and not: contributions add up to the country's change, and both splits to theirs", async () => {
  await assert(
    asyncProperty(array(unitMonth, { minLength: 60, maxLength: 140 }), async (given) => {
      const rows = [...new Map(given.map((one) => [`${one.unit} ${one.month}`, one])).values()]
        .filter(({ is }) => is !== "not sent")
        .map(({ unit, month, stays, is, days }): ReportRow => ({
          unit,
          month,
          prisonDays: days,
          provisional: is === "provisional",
          setAside: is === "set aside" ? 1 : 0,
          cells: is === "no cell" ? 0 : 1,
          placements: Array.from({ length: is === "no cell" ? 0 : stays }, (_, number) => ({
            id: `${month}-${number}`,
            start: `${month}-${String(7 * number + 1).padStart(2, "0")} 10:00`,
            end: `${month}-${String(7 * number + 2 + number).padStart(2, "0")} 11:30`,
          })),
        }));
      // The first and the last month are always there, so that there are two whole years.
      const ends = reports(
        { unit: "fewer", month: "2024-04" },
        { unit: "fewer", month: "2026-03" },
        ...rows.filter((row) => row.unit !== "fewer" || (row.month !== "2024-04" && row.month !== "2026-03")),
      );
      const made = await built(ends, { asOf, places });
      const [sums] = await made.rows(`select
        (select change from published.count_changes) as change,
        (select sum(contribution)::integer from published.contributions) as contributions,
        (select sum(contribution)::integer from published.contributions where pairing = 'compared') as compared,
        (select sum(stays_now)::integer from published.contributions) as now,
        (select stays_now from published.count_changes) as country_now`);
      expect(sums?.["contributions"]).toBe(sums?.["change"]);
      expect(sums?.["now"]).toBe(sums?.["country_now"]);
      for (const split of await made.rows("from published.decompositions")) {
        if (split["quantity"] === "stays") expect(split["change"]).toBe(sums?.["compared"]);
        if (split["state"] !== "value") continue;
        expect(Number(split["of_size"]) + Number(split["of_ratio"])).toBeCloseTo(Number(split["change"]), 8);
      }
      made.close();
    }),
    { numRuns: 3 },
  );
});
