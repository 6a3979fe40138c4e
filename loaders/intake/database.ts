import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import {
  listValue,
  newDatabase,
  openDatabase,
  readRows,
  type Database,
  type DuckDBConnection,
} from "../duckdb.ts";
import { rawTables } from "../raw-tables.ts";
import { foundBefore, type VerdictsByKey } from "../results/found-verdicts.ts";
import { type DataFolder } from "./data-folder.ts";
import { renameOver, syncFolder } from "./durable-file.ts";
import { isMachineFailure, Stopped } from "./stopped.ts";

/** What a database was built from: files already read are read again only where `forms_version` has changed. */
export interface BuiltFrom {
  forms_version: string;
  fingerprint: string;
  files: Set<string>;
}

/** What the database in the folder was built from; `undefined` where there is none that can be used. */
export async function builtFrom(folder: DataFolder): Promise<BuiltFrom | undefined> {
  if (!existsSync(folder.database)) return undefined;
  const database = await openOld(folder);
  if (!database) return undefined;
  try {
    const [built] = await readRows(
      database.connection,
      "select forms_version, fingerprint from raw.built_from",
    );
    const files = await readRows(database.connection, "select sha256 from raw.submissions");
    if (!built) return undefined;
    return {
      forms_version: String(built["forms_version"]),
      fingerprint: String(built["fingerprint"]),
      files: new Set(files.map(({ sha256 }) => String(sha256))),
    };
  } catch (error) {
    // A database of an older make, whose tables are not ours, or one that is damaged: it is built anew.
    if (error instanceof Error && !isMachineFailure(error)) return undefined;
    throw error;
  } finally {
    database.close();
  }
}

async function openOld(folder: DataFolder): Promise<Database | undefined> {
  try {
    return await openDatabase(folder.database, { readOnly: true });
  } catch (error) {
    if (error instanceof Error && /could not set lock|being used by another process/i.test(error.message))
      throw new Stopped(
        `Databasen ${folder.database} er låst av et annet program. Lukk det og last på nytt. Det som var lastet fra før, er urørt.`,
      );
    // The database is built from the stored reports: one that cannot be opened is built anew.
    return undefined;
  }
}

/**
 * Makes a database in a file beside the old one and renames it into place: whoever reads the old one goes on doing
 * so, and whatever fails leaves it as it was. It is built from so many files.
 */
export async function replaceDatabase(
  folder: DataFolder,
  files: number,
  make: (connection: DuckDBConnection) => Promise<void>,
): Promise<void> {
  removeLeftovers(folder);
  const building = join(folder.path, `safety-cells.${process.pid}.building`);
  try {
    const database = await newDatabase(building, {
      folders: [folder.path],
      isSmall: files < fewFiles,
    });
    try {
      await make(database.connection);
      await database.connection.run("checkpoint");
    } finally {
      database.close();
    }
    // Nobody writes to the old database, so a log beside it is none of the new one's.
    rmSync(`${folder.database}.wal`, { force: true });
    await renameOver(building, folder.database);
    await syncFolder(folder.path);
  } catch (error) {
    removeLeftovers(folder);
    throw error;
  }
}

// Two years of reports from ten units.
const fewFiles = 250;

/** Takes the rows of these files from the old database. `DamagedDatabase` where they cannot be read there. */
export async function copyRaw(
  connection: DuckDBConnection,
  folder: DataFolder,
  files: string[],
): Promise<void> {
  try {
    await copyRows(connection, folder, files);
  } catch (error) {
    if (error instanceof Error && !isMachineFailure(error)) throw new DamagedDatabase(error.message);
    throw error;
  }
}

/** The verdicts that the old database keeps; none where there are none that can be read. */
export async function verdictsBefore(folder: DataFolder): Promise<VerdictsByKey> {
  const database = await openOld(folder);
  try {
    return database ? await foundBefore(database.connection) : new Map();
  } catch (error) {
    // What cannot be read is found anew.
    if (error instanceof Error && !isMachineFailure(error)) return new Map();
    throw error;
  } finally {
    database?.close();
  }
}

/** The old database opens, but its rows cannot be read. */
export class DamagedDatabase extends Error {}

async function copyRows(connection: DuckDBConnection, folder: DataFolder, files: string[]): Promise<void> {
  await connection.run(`attach '${folder.database.replaceAll("'", "''")}' as before (read_only)`);
  await connection.run("create temp table kept as select unnest($files) as sha256", {
    files: listValue(files),
  });
  for (const table of Object.keys(rawTables))
    await connection.run(
      `insert into raw.${table} by name from before.raw.${table} semi join kept using (sha256) order by rowid`,
    );
  await connection.run("drop table kept");
  await connection.run("detach before");
}

function removeLeftovers(folder: DataFolder): void {
  for (const name of readdirSync(folder.path))
    if (/^safety-cells\.\d+\.building/.test(name))
      rmSync(join(folder.path, name), { force: true, recursive: true });
}

/** Says in the database what it was built from. */
export async function stampDatabase(
  connection: DuckDBConnection,
  { forms_version, fingerprint }: Pick<BuiltFrom, "forms_version" | "fingerprint">,
): Promise<void> {
  await connection.run("create table raw.built_from (forms_version varchar, fingerprint varchar)");
  await connection.run("insert into raw.built_from values ($1, $2)", [forms_version, fingerprint]);
}
