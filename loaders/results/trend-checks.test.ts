import { afterAll, beforeAll, expect, test } from "vitest";
import type { StoredRow } from "../duckdb.ts";
import { built, place, reports, type Built, type ReportRow } from "../test-rows.ts";

/** Five years of reports with so many stays in each quarter, all begun in its first month. */
function fiveYears(unit: string, staysIn: (quarter: number) => number, quarters = 20): ReportRow[] {
  return Array.from({ length: 3 * quarters }, (_, at) => {
    const month = `${2021 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`;
    const stays = at % 3 === 0 ? staysIn(at / 3) : 0;
    const placements = Array.from({ length: stays }, (_stay, number) => {
      const day = `${month}-${String(number + 1).padStart(2, "0")}`;
      return { id: `V-${month}-${number}`, start: `${day} 10:00`, end: `${day} 14:00` };
    });
    return { unit, month, placements };
  });
}

const places = [
  place("country", "norge", null),
  place("region", "ost", "norge"),
  place("region", "sor", "norge"),
  place("prison", "ila", "ost"),
  place("unit", "ila-enhet", "ila"),
  place("prison", "moss", "sor"),
  place("unit", "moss-hoy", "moss", { valid_to: "2023-07-01" }),
  place("unit", "moss-lav", "moss"),
  place("prison", "vik", "sor"),
  place("unit", "vik-enhet", "vik"),
];

const raw = reports(
  ...fiveYears("ila-enhet", (quarter) => 24 - quarter),
  // Each has as many in every quarter; the one with most closes.
  ...fiveYears("moss-hoy", () => 12, 10),
  ...fiveYears("moss-lav", () => 3),
  ...fiveYears("vik-enhet", (quarter) => (quarter === 7 ? 1 : 0)),
);

let database: Built;
let rows: StoredRow[];
beforeAll(async () => {
  database = await built(raw, { asOf: "2026-02-20", places });
  rows = await database.rows("from published.trend_checks where organisation = 'now'");
});
afterAll(() => database.close());
const check = (placeId: string, name: string) =>
  rows.find((row) => row["place_id"] === placeId && row["cross_check"] === name);

test("the country, the regions and the places with an answer are checked, of the latest quarter with one", () => {
  expect([...new Set(rows.map((row) => row["place_id"]))].sort()).toEqual(
    ["ila", "ila-enhet", "moss", "moss-lav", "norge", "ost", "sor"].sort(),
  );
  expect(new Set(rows.map((row) => row["quarter"]))).toEqual(new Set(["2025-10-01"]));
  expect(new Set(rows.map((row) => row["trend_id"]))).toEqual(new Set(["stays"]));
});

test("a unit that falls in every quarter falls by every check", () => {
  for (const name of ["negative_binomial", "monthly_quasi_poisson", "newey_west"]) {
    expect(check("ila-enhet", name)).toMatchObject({ state: "value", reason: null });
    expect(Number(check("ila-enhet", name)?.["upper"])).toBeLessThan(1);
  }
  expect(check("ila-enhet", "five_point_marker")).toMatchObject({ state: "value", marker: "decreasing" });
});

test("where quarters vary no more than chance, the slope is that of the answer, only its error another", async () => {
  const [answer] = await database.rows(
    "from published.trend_answers where place_id = 'ila-enhet' and trend_id = 'stays' and organisation = 'now' order by quarter desc limit 1",
  );
  for (const name of ["negative_binomial", "newey_west"])
    expect(check("ila-enhet", name)?.["ratio_per_year"]).toBeCloseTo(Number(answer?.["ratio_per_year"]), 9);
});

test("each quarter against the same of other years: 40 pairs that all fall", () => {
  // S = -4 · 10, with variance 4 · 5 · 4 · 15 / 18, and a continuity correction of 1.
  expect(check("ila-enhet", "seasonal_mann_kendall")?.["value"]).toBeCloseTo(-39 / Math.sqrt(1200 / 18), 12);
});

test("neighbouring quarters that lie on the same side of the line bid to read with caution", () => {
  const found = check("ila-enhet", "lag_one_correlation");
  expect(found).toMatchObject({ state: "value", cautious: true });
  expect(Number(found?.["value"])).toBeGreaterThan(0.3);
});

test("a prison whose busiest unit closes has not changed in rank", () => {
  expect(check("moss", "seasonal_mann_kendall")).toMatchObject({ value: 0, p_value: 1 });
});

test("where every quarter is alike no two of them resemble each other more: no correlation, rather than one of 0", () => {
  expect(check("moss-lav", "lag_one_correlation")).toMatchObject({
    state: "not_estimable",
    reason: "nothing_varies",
    value: null,
    cautious: null,
  });
});
