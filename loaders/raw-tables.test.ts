import { afterAll, beforeAll, expect, test } from "vitest";
import { openDatabase, readRows, type Database } from "./duckdb.ts";
import { appendRaw, createRawTables } from "./raw-tables.ts";

let database: Database;

beforeAll(async () => {
  database = await openDatabase();
  await createRawTables(database.connection);
});
afterAll(() => database.close());

test("a placement is kept as its form names it, with the file, sheet and row it stood in", async () => {
  const { connection } = database;
  await appendRaw(connection, "plasseringer", [
    {
      sha256: "a1",
      sheet: "Plasseringer",
      row: 2,
      enhet: "ila-enhet",
      plassering: "V-1",
      start: 1_772_316_900,
      arsaker: ["threats"],
      under_18: false,
    },
  ]);
  expect(
    await readRows(
      connection,
      "select sha256, sheet, row, enhet, plassering, start, slutt, arsaker, under_18 from raw.plasseringer",
    ),
  ).toEqual([
    {
      sha256: "a1",
      sheet: "Plasseringer",
      row: 2,
      enhet: "ila-enhet",
      plassering: "V-1",
      start: 1_772_316_900,
      slutt: null,
      arsaker: ["threats"],
      under_18: false,
    },
  ]);
});

test("the columns of the tables are those of the form: numbers are numbers, instants whole seconds", async () => {
  const types = await readRows(
    database.connection,
    "select column_name || ' ' || data_type as typed from duckdb_columns() where schema_name = 'raw' and table_name = 'hode' and column_name in ('sendt', 'fangedogn', 'eksempeldata', 'maned') order by all",
  );
  expect(types.map((row) => row["typed"])).toEqual([
    "eksempeldata BOOLEAN",
    "fangedogn INTEGER",
    "maned VARCHAR",
    "sendt BIGINT",
  ]);
});

test("no rows change nothing", async () => {
  await appendRaw(database.connection, "vedtak", []);
  expect(await readRows(database.connection, "from raw.vedtak")).toEqual([]);
});
