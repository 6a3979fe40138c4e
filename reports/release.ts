import type { KeyObject } from "node:crypto";
import { parseArgs } from "node:util";
import type { DuckDBConnection } from "../loaders/duckdb.ts";
import { commandEnded } from "../loaders/forms/command-ended.ts";
import { understood } from "../loaders/forms/command-options.ts";
import { existingFolder, type DataFolder } from "../loaders/intake/data-folder.ts";
import { whileLocked } from "../loaders/intake/lock.ts";
import { Stopped } from "../loaders/intake/stopped.ts";
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

// 0 when the reports, or the site, were released, 1 when one may not be.
if (import.meta.filename === process.argv[1])
  process.exitCode = process.argv.includes("--site") ? await releaseSiteCommand() : await releaseReports();

function releaseReports(): Promise<number> {
  return commandEnded(options, async (asked) => {
    const folder = existingFolder(asked.folder.path);
    const key = asked.key === undefined ? undefined : signingKey(asked.key);
    // Of two at once both would take the next number, and the one clear away what the other has laid aside.
    await whileLocked(folder, async () => {
      await finishKilled(reportChain(folder));
      await withReports(asked, async (connection, figures, made) => {
        const done = await released(folder, connection, figures, made, key);
        console.log(
          `Utgave ${done.edition} ligger i ${done.folder}. Manifestets fingeravtrykk: ${done.manifest_sha256}`,
        );
      });
    });
    return 0;
  });
}

function options() {
  const both = `${usage}\n${siteUsage}`;
  const { values } = understood(
    () => parseArgs({ options: { ...reportOptions, key: { type: "string" } } }),
    both,
  );
  return { ...askedReports(values, both), key: values.key };
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
