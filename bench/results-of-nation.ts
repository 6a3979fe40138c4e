import { copyFileSync } from "node:fs";
import { createResults } from "../loaders/build.ts";
import { openDatabase } from "../loaders/duckdb.ts";

// Makes the results of a loaded folder's database anew in a copy of it, and prints how long it took, in seconds.
const [database = "", copy = ""] = process.argv.slice(2);
copyFileSync(database, copy);
const { connection, close } = await openDatabase(copy);
for (const schema of ["published", "followup", "results", "found"])
  await connection.run(`drop schema ${schema} cascade`);
const started = performance.now();
await createResults(connection);
console.log((performance.now() - started) / 1000);
close();
