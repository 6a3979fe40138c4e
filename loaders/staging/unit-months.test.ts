import { expect, test } from "vitest";
import { builtFigures, builtReports, oneUnit, place, reports, type ReportRow } from "../test-rows.ts";

const unit = "ila-enhet";
const stay = { id: "V-1", start: "2026-02-10 10:00", end: "2026-02-10 14:00" };
const monthsOf = async (given: ReportRow[], { asOf = "2026-04-20", places = oneUnit } = {}) => {
  const database = await builtReports(reports(...given), { asOf, places });
  const rows = await database.rows("from published.unit_months");
  const measures = await database.rows(
    "from staging.unit_month_measures order by unit_id, month, measure_id",
  );
  const findings = await database.rows("from published.findings");
  database.close();
  return { rows, measures, findings };
};

test("a month without a report is not reported; a nil report is a value, and says so", async () => {
  const { rows } = await monthsOf([
    { unit, month: "2025-12", setAside: 1 },
    { unit, month: "2026-01" },
    { unit, month: "2026-03", placements: [] },
  ]);
  expect(rows).toMatchObject([
    { month: "2025-12-01", state: "incomplete", nil_report: false },
    { month: "2026-01-01", state: "value", nil_report: true },
    {
      month: "2026-02-01",
      state: "not_reported",
      nil_report: false,
      version: null,
      received_on: null,
      is_due: true,
    },
    { month: "2026-03-01", state: "value", nil_report: true },
  ]);
});

test("rows set aside, or rows unlike the number stated, make the month incomplete", async () => {
  const report = { unit, month: "2026-02", placements: [stay] };
  expect((await monthsOf([{ ...report, setAside: 1 }])).rows).toMatchObject([
    { state: "incomplete", placements_stated: 2, placements_accepted: 1, rows_set_aside: 1 },
    { state: "not_reported" },
  ]);
  expect((await monthsOf([{ ...report, stated: 3 }])).rows[0]).toMatchObject({
    state: "incomplete",
    placements_stated: 3,
  });
  expect((await monthsOf([{ ...report, stated: 0 }])).rows[0]).toMatchObject({ state: "incomplete" });
  expect((await monthsOf([{ ...report, stated: null }])).rows[0]).toMatchObject({ state: "incomplete" });
  expect((await monthsOf([report])).rows[0]).toMatchObject({ state: "value" });
});

test("a few reports of months long before the others begin no series of missing ones, and are told of", async () => {
  const units = ["a", "b", "c"].map((id) => place("unit", id, "ila"));
  const since = units.flatMap(({ place_id }) =>
    ["2026-01", "2026-02"].map((month) => ({ unit: place_id, month })),
  );
  const database = await builtReports(reports({ unit: "a", month: "2024-06" }, ...since), {
    asOf: "2026-03-05",
    places: [...oneUnit.slice(0, 3), ...units],
  });
  expect(await database.rows("select distinct month from published.unit_months order by month")).toEqual([
    { month: "2026-01-01" },
    { month: "2026-02-01" },
  ]);
  expect(await database.rows("select rule, unit_id, found from published.findings")).toEqual([
    { rule: "month-far-before", unit_id: "a", found: "2024-06" },
  ]);
  database.close();
});

test.each([
  ["that half of the units have sent", ["a", "b"], "2024-06"],
  ["with no more than two silent months after them", ["a"], "2025-10"],
])("early reports %s begin the series", async (_, early, month) => {
  const units = ["a", "b", "c"].map((id) => place("unit", id, "ila"));
  const given = [
    ...early.map((id) => ({ unit: id, month })),
    ...units.map(({ place_id }) => ({ unit: place_id, month: "2026-01" })),
  ];
  const database = await builtReports(reports(...given), {
    asOf: "2026-02-05",
    places: [...oneUnit.slice(0, 3), ...units],
  });
  expect(await database.rows("select min(month) as first from published.unit_months")).toEqual([
    { first: `${month}-01` },
  ]);
  database.close();
});

const firstMonth = async (...given: ReportRow[]) => (await monthsOf(given)).rows[0];

test("a report is late when it came after the 10th, by its first version", async () => {
  const report = { unit, month: "2026-02", version: 1 };
  expect(await firstMonth({ ...report, received: "2026-03-10 23:59" })).toMatchObject({
    late: false,
    due_on: "2026-03-10",
  });
  expect(await firstMonth({ ...report, received: "2026-03-11 00:00" })).toMatchObject({
    late: true,
    received_on: "2026-03-11",
  });
  expect(await firstMonth(report, { ...report, version: 2, sent: "2026-04-01 12:00" })).toMatchObject({
    late: false,
    version: 2,
  });
});

test("a report is expected for each month that the unit exists in, also those it opens or closes in", async () => {
  const places = [
    ...oneUnit.slice(0, 3),
    place("unit", unit, "ila"),
    place("unit", "ila-ny", "ila", { valid_from: "2026-02-15" }),
    place("unit", "ila-gammel", "ila", { valid_to: "2026-02-01" }),
  ];
  const { rows } = await monthsOf([{ unit, month: "2026-01" }], { places });
  const monthsOfUnit = (id: string) => rows.filter((row) => row["unit_id"] === id).map((row) => row["month"]);
  expect(monthsOfUnit("ila-ny")).toEqual(["2026-02-01", "2026-03-01"]);
  expect(monthsOfUnit("ila-gammel")).toEqual(["2026-01-01"]);
});

test("the months reach to the last that has ended on the day we look from", async () => {
  const report = [{ unit, month: "2026-01" }];
  expect((await monthsOf(report, { asOf: "2026-02-27" })).rows).toHaveLength(1);
  expect((await monthsOf(report, { asOf: "2026-02-28" })).rows).toHaveLength(2);
});

const statesOfMeasures = async (given: Partial<ReportRow>) => {
  const { measures } = await monthsOf([{ unit, month: "2026-03", ...given }]);
  return Object.fromEntries(measures.map((row) => [row["measure_id"], row["state"]]));
};

test("a head without its number of cells says nothing new of a unit that had none before and after", async () => {
  const around = ["2026-01", "2026-03"].map((month) => ({ unit, month, cells: 0 }));
  const inFebruary = async (given: Partial<ReportRow>) => {
    const { measures } = await monthsOf([...around, { unit, month: "2026-02", cells: null, ...given }]);
    return measures.find(({ month, measure_id }) => month === "2026-02-01" && measure_id === "safety_cell")?.[
      "state"
    ];
  };
  expect(await inFebruary({})).toBe("not_applicable");
  expect(await inFebruary({ setAside: 1 })).toBe("incomplete");
  expect(await inFebruary({ placements: [stay] })).toBe("incomplete");
});

test("a unit without an approved cell is not applicable, not zero; without a bed it is so for the bed alone", async () => {
  expect(await statesOfMeasures({ cells: 0 })).toMatchObject({
    safety_cell: "not_applicable",
    exclusion: "value",
  });
  expect(await statesOfMeasures({ cells: 1 })).toMatchObject({
    safety_cell: "value",
    restraint_bed: "not_applicable",
  });
});

test("whether a unit that is silent has a cell is known from its reports before or after, then from the register", async () => {
  const register = (safety_cells: number | null, valid_from = "2020-01-01") => [
    ...oneUnit.slice(0, 3),
    place("unit", unit, "ila", { safety_cells, valid_from }),
  ];
  const other = [place("unit", "ila-ny", "ila")];
  const silent = async (reported: ReportRow[], safetyCells: number | null, at = -1, opens?: string) => {
    const { measures } = await monthsOf([{ unit: "ila-ny", month: "2026-02" }, ...reported], {
      places: [...register(safetyCells, opens), ...other],
    });
    const cells = measures.filter((row) => row["unit_id"] === unit && row["measure_id"] === "safety_cell");
    return cells.at(at)?.["state"];
  };
  expect(await silent([], 0)).toBe("not_applicable");
  expect(await silent([], 0, 0, "2026-02-15")).toBe("not_applicable");
  expect(await silent([], null)).toBe("not_reported");
  expect(await silent([{ unit, month: "2026-02", cells: 0 }], 2)).toBe("not_applicable");
  expect(await silent([{ unit, month: "2026-02", cells: 2 }], 0)).toBe("not_reported");
  expect(await silent([{ unit, month: "2026-03", cells: 0 }], 2, 0)).toBe("not_applicable");
});

test("a stay in a cell that the head says is not there makes the month incomplete, and is told", async () => {
  const { measures, findings } = await monthsOf([{ unit, month: "2026-02", cells: 0, placements: [stay] }]);
  expect(measures.find((row) => row["measure_id"] === "safety_cell")).toMatchObject({ state: "incomplete" });
  expect(findings).toMatchObject([{ rule: "none-approved", month: "2026-02-01" }]);
});

test("so does one that began the month before, when the unit still had a cell", async () => {
  const began = { id: "V-1", start: "2026-02-26 10:00" };
  const { measures, findings } = await monthsOf([
    { unit, month: "2026-02", placements: [began] },
    { unit, month: "2026-03", cells: 0, placements: [{ ...began, end: "2026-03-02 10:00" }] },
  ]);
  const cells = measures.filter((row) => row["measure_id"] === "safety_cell");
  expect(cells.map(({ state }) => state)).toEqual(["value", "incomplete"]);
  expect(findings).toMatchObject([{ rule: "none-approved", month: "2026-03-01" }]);
  const ended = await monthsOf([
    { unit, month: "2026-02", placements: [{ ...began, end: "2026-03-01 00:00" }] },
    { unit, month: "2026-03", cells: 0 },
  ]);
  expect(ended.measures.at(-1)).toMatchObject({ measure_id: "safety_cell", state: "not_applicable" });
});

test("a head without one of its numbers, or its scope, leaves the month incomplete, and none of them is a zero", async () => {
  const raw = reports(
    { unit: "ila-enhet", month: "2026-01", prisonDays: null, women: 447 },
    { unit: "ila-enhet", month: "2026-02", prisonDays: 900 },
    { unit: "ila-enhet", month: "2026-03", women: null },
    { unit: "ila-enhet", month: "2026-04", under18: null },
    { unit: "ila-enhet", month: "2026-05", cells: null },
    { unit: "ila-enhet", month: "2026-06", beds: null },
    { unit: "ila-enhet", month: "2026-07" },
    { unit: "ila-enhet", month: "2026-08" },
  );
  // Whether July's is whole, and August's final, could not be read.
  const unread: Record<string, object> = { "2026-07": { omfang: null }, "2026-08": { status: null } };
  const hode = (raw.hode ?? []).map((row) => ({ ...row, ...unread[String(row["maned"])] }));
  const database = await builtFigures({ ...raw, hode });
  const states = await database.rows(
    "select state, provisional from staging.unit_months where month < '2026-09-01' order by month",
  );
  expect(states.map(({ state, provisional }) => [state, provisional])).toEqual([
    ["incomplete", false],
    ["value", false],
    ...Array.from({ length: 5 }, () => ["incomplete", false]),
    ["value", true],
  ]);
  const days = await database.figures({
    place_id: "ila-enhet",
    indicator_id: "prison_days",
    period: "month",
  });
  expect(days.slice(0, 2).map(({ state, value }) => [state, value])).toEqual([
    ["incomplete", null],
    ["value", 900],
  ]);
  database.close();
});
