import { existsSync } from "node:fs";
import { openDatabase, type Database } from "./duckdb.ts";
import { existingFolder } from "./intake/data-folder.ts";
import { Stopped } from "./intake/stopped.ts";

/** The database that a load has built in a data folder, open for reading. */
export async function builtDatabase(folder: string): Promise<Database> {
  const { database } = existingFolder(folder);
  if (!existsSync(database))
    throw new Stopped(
      `Fant ingen database i «${folder}». Last månedsrapportene først: npm run load -- --data ${folder}`,
    );
  try {
    return await openDatabase(database, { readOnly: true });
  } catch (error) {
    throw new Stopped(
      `Databasen ${database} kan ikke åpnes; den er i bruk av et annet program eller ødelagt (${error instanceof Error ? error.message.split("\n")[0] : ""}).`,
    );
  }
}
