import { readFileSync } from "node:fs";
import { join } from "node:path";
import { openDatabase } from "../../loaders/duckdb.ts";

const [csv = "", database = ""] = process.argv.slice(2);
const { connection, close } = await openDatabase(database, { locked: false });
await connection.run(`set variable csv = '${csv}'`);
const select = readFileSync(join(import.meta.dirname, "best-figures.sql"), "utf8");
await connection.run(`create table figures as ${select}`);
close();
