import type { KeyObject } from "node:crypto";
import { parseArgs } from "node:util";
import type { DuckDBConnection } from "../loaders/duckdb.ts";
import type { DataFolder } from "../loaders/intake/data-folder.ts";
import { Stopped, stoppedLine } from "../loaders/intake/stopped.ts";
import type { MadeReport } from "./made-report.ts";
import { madeFrom } from "./releases/made-from.ts";
import { releaseContents } from "./releases/release-contents.ts";
import { finishKilled, signingKey } from "./releases/release-chain.ts";
import { freeze, reportChain } from "./releases/release-folder.ts";
import { releaseSiteCommand, siteUsage } from "./release-site.ts";
import { askedReports, reportOptions, withReports } from "./report-command.ts";
import type { ReportFigures } from "./report-figures.ts";

const usage =
  "Bruk: npm run release -- (--region <region> | --all) --quarter ÅÅÅÅ-qN, eller --country --year ÅÅÅÅ; " +
  "[--language nb|nn] [--key <privat nøkkel.pem>] [--data <mappe>]";

if (import.meta.filename === process.argv[1]) process.exitCode = await main();

/** 0 when the reports, or the site, were released, 1 when one may not be, 2 when the command was not understood. */
async function main(): Promise<number> {
  try {
    if (process.argv.includes("--site")) return await releaseSiteCommand();
    const values = readOptions();
    const asked = values && askedReports(values);
    if (!asked) {
      console.error(`${usage}\n${siteUsage}`);
      return 2;
    }
    const key = values.key === undefined ? undefined : signingKey(values.key);
    await finishKilled(reportChain(asked.folder));
    await withReports(asked, async (connection, figures, made) => {
      const { folder, edition, manifest_sha256 } = await released(
        asked.folder,
        connection,
        figures,
        made,
        key,
      );
      console.log(`Utgave ${edition} ligger i ${folder}. Manifestets fingeravtrykk: ${manifest_sha256}`);
    });
    return 0;
  } catch (error) {
    console.error(stoppedLine(error));
    return 1;
  }
}

/** Freezes a report that is approved as it is, where it is not released already. */
export async function released(
  folder: DataFolder,
  connection: DuckDBConnection,
  figures: ReportFigures,
  made: MadeReport,
  key: KeyObject | undefined,
): ReturnType<typeof freeze> {
  const { scope } = figures;
  if (made.status !== "approved")
    throw new Stopped(
      `${figures.place.name}, ${scope.name} er ikke godkjent slik rapporten er nå, og kan ikke utgis.`,
    );
  if (made.since?.changed.length === 0 && !made.since.wordsChanged)
    throw new Stopped(
      `Utgave ${made.since.edition} har de samme tallene og ordene. Ingen ny utgave er laget.`,
    );
  const about = {
    place_id: scope.place_id,
    period: scope.name,
    language: made.document.language,
    as_of: figures.as_of,
    known_at: figures.known_at,
    version: figures.version,
    ...madeFrom(folder),
    made_up: figures.made_up,
  };
  return freeze(folder, about, await releaseContents(connection, folder, figures, made), key);
}

function readOptions() {
  try {
    return parseArgs({ options: { ...reportOptions, key: { type: "string" } } }).values;
  } catch {
    return undefined;
  }
}
