import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { appendRows, hashOfTable, openDatabase, readRows, type Database } from "./duckdb.ts";

let database: Database;

beforeAll(async () => {
  database = await openDatabase();
  await database.connection.run("create schema raw");
});
afterAll(() => database.close());

test("a month begins at midnight in Norway, not in Greenwich", async () => {
  const [row] = await readRows(
    database.connection,
    "select epoch('2026-01-01 00:00'::timestamptz)::bigint as winter, epoch('2026-07-01 00:00'::timestamptz)::bigint as summer",
  );
  expect(row).toEqual({
    winter: Date.UTC(2025, 11, 31, 23) / 1000,
    summer: Date.UTC(2026, 5, 30, 22) / 1000,
  });
});

test("what is appended is read back, and what is left out is NULL", async () => {
  const { connection } = database;
  await connection.run(
    "create table raw.everything (name varchar, sent bigint, day date, reasons varchar[], open boolean, length double)",
  );
  await appendRows(connection, "raw", "everything", [
    {
      name: "Åna",
      sent: 1_777_000_000,
      day: "2026-03-29",
      reasons: ["threats", "violence"],
      open: false,
      length: 1.5,
    },
    { reasons: [], name: "Ila" },
  ]);
  expect(await readRows(connection, "from raw.everything")).toEqual([
    {
      name: "Åna",
      sent: 1_777_000_000,
      day: "2026-03-29",
      reasons: ["threats", "violence"],
      open: false,
      length: 1.5,
    },
    { name: "Ila", sent: null, day: null, reasons: [], open: null, length: null },
  ]);
});

test("more rows than one of the engine's vectors holds are all kept, in their order", async () => {
  const { connection } = database;
  await connection.run("create table raw.many (number integer)");
  await appendRows(
    connection,
    "raw",
    "many",
    Array.from({ length: 5000 }, (_, number) => ({ number })),
  );
  expect(
    await readRows(
      connection,
      "select count(*)::integer as rows, sum(number)::bigint as total, last(number) as last from raw.many",
    ),
  ).toEqual([{ rows: 5000, total: 12_497_500, last: 4999 }]);
});

test("a column that the table has not is an error of ours, not a silence", async () => {
  await database.connection.run("create table raw.narrow (name varchar)");
  await expect(appendRows(database.connection, "raw", "narrow", [{ nmae: "Ila" }])).rejects.toThrow(
    "raw.narrow has no column nmae",
  );
  await expect(appendRows(database.connection, "raw", "unmade", [])).rejects.toThrow(
    "no such table: raw.unmade",
  );
});

test.each([
  "from read_csv('<here>/list.csv')",
  "from read_text('<here>/list.csv')",
  "from sniff_csv('<here>/list.csv')",
  "from glob('<here>/*')",
  "copy (select 1) to '<here>/written.csv'",
  "attach '<here>/other.duckdb' as other",
  "install httpfs",
  "set enable_external_access = true",
  "set allowed_directories = ['<here>']",
])("%s is refused: no SQL reaches files, or opens the way to them", async (sql) => {
  const here = mkdtempSync(join(tmpdir(), "outside-"));
  writeFileSync(join(here, "list.csv"), "number\n1\n");
  await expect(database.connection.run(sql.replace("<here>", here))).rejects.toThrow(
    /disabled by configuration|configuration has been locked/,
  );
  expect(readdirSync(here)).toEqual(["list.csv"]);
  rmSync(here, { recursive: true });
});

test("the hash of a table tells its rows and their order, NULL from empty", async () => {
  const { connection } = database;
  const hashOf = async (values: string) => {
    await connection.run(
      `create or replace table raw.hashed as from (values ${values}) as given (name, stays)`,
    );
    return hashOfTable(connection, "raw.hashed");
  };
  const hash = await hashOf("('Ila', 1), ('Bodø', 0)");
  expect(hash).toBe(await hashOf("('Ila', 1), ('Bodø', 0)"));
  expect(hash).not.toBe(await hashOf("('Bodø', 0), ('Ila', 1)"));
  expect(hash).not.toBe(await hashOf("('Ila', 1), ('Bodø', null)"));
  expect(await hashOf("('', null)")).not.toBe(await hashOf("(null, null)"));
});
