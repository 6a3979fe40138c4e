import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { builtDatabase } from "./built-database.ts";
import { openDatabase, readRows } from "./duckdb.ts";

const newFolder = () => mkdtempSync(join(tmpdir(), "built-"));

test("a folder that nothing was loaded in says how to load", async () => {
  await expect(builtDatabase(newFolder())).rejects.toThrow("npm run load");
});

test("a file that is no database is named", async () => {
  const folder = newFolder();
  writeFileSync(join(folder, "safety-cells.duckdb"), "noe annet");
  await expect(builtDatabase(folder)).rejects.toThrow("safety-cells.duckdb kan ikke åpnes");
});

test("a database that was built can be read, and not written", async () => {
  const folder = newFolder();
  const made = await openDatabase(join(folder, "safety-cells.duckdb"));
  await made.connection.run("create table places as select 'norge' as place_id");
  made.close();
  const { connection, close } = await builtDatabase(folder);
  expect(await readRows(connection, "from places")).toEqual([{ place_id: "norge" }]);
  await expect(connection.run("drop table places")).rejects.toThrow();
  close();
});
