import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fingerprintOf } from "../built-database.ts";
import { openDatabase, readRows, type DuckDBConnection } from "../duckdb.ts";
import { type DataFolder } from "../intake/data-folder.ts";
import { readRegister } from "../intake/register.ts";
import { builtFromFile, leftBesideSite } from "../mend-site.ts";

/** What is wrong with the database: it cannot be read whole, is not built from what is stored, or lacks tables. */
export async function databaseProblems(folder: DataFolder): Promise<string[]> {
  const again = `Lag den på nytt: npm run rebuild -- --data ${folder.path}`;
  if (!existsSync(folder.database)) return [`Databasen ${folder.database} mangler. ${again}`];
  try {
    const { connection, close } = await openDatabase(folder.database, { readOnly: true });
    try {
      await readEverything(connection);
      return [...(await unlikeStore(connection, folder)), ...(await lackingTables(connection, again))];
    } finally {
      close();
    }
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return /could not set lock|being used by another process/i.test(error.message)
      ? [`Databasen ${folder.database} er låst av et annet program. Lukk det.`]
      : [`Databasen ${folder.database} kan ikke leses (${error.message.split("\n")[0]}). ${again}`];
  }
}

// The database checks each block against its sum as it is read.
async function readEverything(connection: DuckDBConnection): Promise<void> {
  const tables = await readRows(
    connection,
    "select schema_name || '.' || table_name as name from duckdb_tables() where not temporary order by all",
  );
  for (const { name } of tables)
    await readRows(
      connection,
      `select bit_xor(hash(contents))::varchar as hash from ${String(name)} as contents`,
    );
}

async function unlikeStore(connection: DuckDBConnection, folder: DataFolder): Promise<string[]> {
  const built = new Set(
    (await readRows(connection, "select sha256 from raw.submissions")).map(({ sha256 }) => String(sha256)),
  );
  const registered = new Set(readRegister(folder).map(({ sha256 }) => sha256));
  const lacking = [...registered].filter((sha256) => !built.has(sha256)).length;
  const unknown = [...built].filter((sha256) => !registered.has(sha256)).length;
  return [
    ...(lacking > 0
      ? [
          `Databasen mangler ${lacking} av ${registered.size} filer som er registrert. Last dem: npm run load -- --data ${folder.path}`,
        ]
      : []),
    ...(unknown > 0
      ? [
          `Databasen bygger på ${unknown} filer som ikke står i ${folder.register}. Hent registeret fra kopi (npm run restore), eller slett ${folder.database} om filene skal bort.`,
        ]
      : []),
  ];
}

async function lackingTables(connection: DuckDBConnection, again: string): Promise<string[]> {
  const made = new Set(
    (
      await readRows(
        connection,
        "select table_schema || '.' || table_name as name from information_schema.tables",
      )
    ).map(({ name }) => String(name)),
  );
  const lacking = ["published", "followup"].flatMap((schema) =>
    readdirSync(join(import.meta.dirname, "..", schema))
      .filter((file) => file.endsWith(".sql") && !made.has(`${schema}.${file.slice(0, -4)}`))
      .map((file) => `${schema}.${file.slice(0, -4)}`),
  );
  return lacking.length === 0
    ? []
    : [`Databasen er laget av en annen utgave av programmet; den mangler ${lacking.join(", ")}. ${again}`];
}

/** What is wrong with the site: it is not there, or shows another database than the one that stands. */
export async function siteProblems(folder: DataFolder, site: string): Promise<string[]> {
  const build = `Bygg det: npm run build -- --data ${folder.path} --out ${site}`;
  const left = leftBesideSite(site).map(
    (path) => `${path} er rester etter en bygging som ble avbrutt. Neste bygging rydder. ${build}`,
  );
  if (!existsSync(join(site, "index.html"))) return [`Nettstedet ${site} mangler. ${build}`, ...left];
  const path = join(site, builtFromFile);
  const built = existsSync(path) ? readFileSync(path, "utf8") : undefined;
  const fingerprint = await databaseFingerprint(folder);
  const isSame = fingerprint === undefined || built === JSON.stringify({ fingerprint });
  return isSame
    ? left
    : [`Nettstedet ${site} viser ikke tallene i databasen slik den er nå. ${build}`, ...left];
}

/** None where there is no database that can be asked; that is told of the database itself. */
async function databaseFingerprint({ database }: DataFolder): Promise<string | undefined> {
  if (!existsSync(database)) return undefined;
  try {
    const { connection, close } = await openDatabase(database, { readOnly: true });
    return await fingerprintOf(connection).finally(close);
  } catch {
    return undefined;
  }
}
