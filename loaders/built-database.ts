import { existsSync } from "node:fs";
import { openDatabase, readRows, type Database, type DuckDBConnection } from "./duckdb.ts";
import { existingFolder } from "./intake/data-folder.ts";
import { Stopped } from "./intake/stopped.ts";

/** The database that a load has built in a data folder, open for reading, and for writing files into the folders given. */
export async function builtDatabase(folder: string, folders: readonly string[] = []): Promise<Database> {
  const { database } = existingFolder(folder);
  if (!existsSync(database))
    throw new Stopped(
      `Fant ingen database i «${folder}». Last månedsrapportene først: npm run load -- --data ${folder}`,
    );
  try {
    return await openDatabase(database, { readOnly: true, folders });
  } catch (error) {
    throw new Stopped(
      `Databasen ${database} kan ikke åpnes; den er i bruk av et annet program eller ødelagt. Lukk det andre programmet, eller lag den på nytt: npm run rebuild -- --data ${folder} (${error instanceof Error ? error.message.split("\n")[0] : ""}).`,
    );
  }
}

/** What says of a database that it was built from these reports, lists and programs. */
export async function fingerprintOf(connection: DuckDBConnection): Promise<string> {
  const [built] = await readRows(connection, "select fingerprint from raw.built_from");
  return String(built?.["fingerprint"]);
}
