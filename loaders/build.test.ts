import { expect, test } from "vitest";
import { hashOfTable, readRows, type NewRow } from "./duckdb.ts";
import { built, oneUnit, place, reports, type RawRows, type ReportRow } from "./test-rows.ts";

const units = ["ila-enhet", "ila-a", "ila-b"];
const places = [...oneUnit, place("unit", "ila-a", "ila"), place("unit", "ila-b", "ila")];
const months = ["2025-11", "2025-12", "2026-01", "2026-02", "2026-03"];
const reasons = [["self_harm"], ["threats", "violence"], ["suicide_risk"]];

const given: ReportRow[] = units.flatMap((unit, unitNumber) =>
  months.map((month, monthNumber) => ({
    unit,
    month,
    prisonDays: 1000 + 7 * unitNumber,
    setAside: (unitNumber + monthNumber) % 7 === 6 ? 1 : 0,
    placements: Array.from({ length: 4 + monthNumber }, (_, number) => ({
      id: `${month}-${number}`,
      person: `H-${(number * 5 + monthNumber + unitNumber) % 11}`,
      woman: number % 3 === 0,
      start: `${month}-${String(number * 3 + 1).padStart(2, "0")} 10:00`,
      end: `${month}-${String(number * 3 + 1 + (number % 2)).padStart(2, "0")} 1${number % 9}:17`,
      ...(number % 4 > 0 && { reasons: reasons[number % 3] ?? [] }),
    })),
  })),
);

const tables = [
  "figures",
  "changes",
  "monitoring_points",
  "monitoring_phases",
  "findings",
  "findings_across",
  "unit_months",
  "places",
  "history",
  "quality_assurance",
  "run",
];
const hashes = async (raw: RawRows, changed: ReportRow[] = []) => {
  const database = await built(changed.length > 0 ? reports(...changed) : raw, {
    asOf: "2026-04-20",
    places,
  });
  const all = await Promise.all(tables.map((table) => hashOfTable(database.connection, `results.${table}`)));
  const followup = await hashOfTable(database.connection, "followup.past_thresholds");
  database.close();
  return Object.fromEntries(
    [...tables, "past_thresholds"].map((table, index) => [table, [...all, followup][index]]),
  );
};

const inOtherOrder = (rows: NewRow[]) =>
  rows
    .toSorted((a, b) => (JSON.stringify(a).at(-20) ?? "").localeCompare(JSON.stringify(b).at(-20) ?? ""))
    .reverse();

/** The same rows of each table in another order. */
function shuffled(raw: RawRows): RawRows {
  return Object.fromEntries(Object.entries(raw).map(([table, rows]) => [table, inOtherOrder(rows)]));
}

test("the same raw rows give the same results, byte for byte, in whatever order they lie", async () => {
  const raw = reports(...given);
  const first = await hashes(raw);
  expect(await hashes(raw)).toEqual(first);
  expect(await hashes(shuffled(raw))).toEqual(first);
});

const figuresOf = async (rows: ReportRow[]) => {
  const database = await built(reports(...rows), { asOf: "2026-04-20", places });
  const figures = await readRows(database.connection, "from published.figures");
  database.close();
  return figures;
};

test("a corrected version changes only the figures that rest on that unit's month", async () => {
  const corrected: ReportRow = {
    unit: "ila-a",
    month: "2025-12",
    version: 2,
    prisonDays: 1234,
    placements: [],
  };
  const [before, after] = [await figuresOf(given), await figuresOf([...given, corrected])];
  const changed = after.filter((row, index) => JSON.stringify(row) !== JSON.stringify(before[index]));
  expect(after).toHaveLength(before.length);
  expect([...new Set(changed.map((row) => row["place_id"]))].sort()).toEqual([
    "ila",
    "ila-a",
    "norge",
    "region-ost",
  ]);
  expect([...new Set(changed.map((row) => `${row["period"]} ${row["period_start"]}`))].sort()).toEqual([
    "month 2025-12-01",
  ]);
});

test("nothing reported gives no figures, and fails at nothing", async () => {
  const database = await built({}, { asOf: "2026-04-20" });
  expect(await database.rows("from published.figures")).toEqual([]);
  expect(await database.rows("select first_month, last_month from published.run")).toEqual([
    { first_month: null, last_month: null },
  ]);
});

test("no figure that is not a value has one, and no figure that is a value lacks it", async () => {
  const database = await built(reports(...given), { asOf: "2026-04-20", places });
  expect(
    await database.rows("from published.figures where (state = 'value') <> (value is not null)"),
  ).toEqual([]);
  expect(
    await database.rows(
      "from published.figures where state <> 'value' and (lower is not null or upper is not null)",
    ),
  ).toEqual([]);
  expect(await database.rows("from published.figures where not (lower <= value and value <= upper)")).toEqual(
    [],
  );
  expect(
    await database.rows("from published.figures where low > high or value < low or value > high"),
  ).toEqual([]);
});

test("every cell of the cube has one figure for each place that was expected in the period", async () => {
  const database = await built(reports(...given), { asOf: "2026-04-20", places });
  const [counted] = await database.rows(`
    select
      count(*)::integer as figures,
      count(distinct (organisation, place_id, period, period_start, measure_id, population, indicator_id))::integer as distinct_figures
    from published.figures`);
  // 6 places twice, 5 months and one quarter, 4 populations and every indicator; no whole year, no twelve months.
  const [indicators] = await database.rows("select count(*)::integer as count from reference.indicators");
  const expected = 6 * 2 * 6 * 4 * Number(indicators?.["count"]);
  expect(counted).toEqual({ figures: expected, distinct_figures: expected });
});
