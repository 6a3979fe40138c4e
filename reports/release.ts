import { parseArgs } from "node:util";
import { Stopped, stoppedLine } from "../loaders/intake/stopped.ts";
import { readSteps } from "./record/report-steps.ts";
import { figuresFile, freeze, signingKey, wordsFile } from "./releases/release-folder.ts";
import { askedReports, reportOptions, withReports } from "./report-command.ts";
import { reportFiles } from "./report-files.ts";

const usage =
  "Bruk: npm run release -- (--region <region> | --all) --quarter ÅÅÅÅ-qN, eller --country --year ÅÅÅÅ; " +
  "[--language nb|nn] [--key <privat nøkkel.pem>] [--data <mappe>]";

if (import.meta.filename === process.argv[1]) process.exitCode = await main();

/** 0 when the reports were released, 1 when one may not be, 2 when the command was not understood. */
async function main(): Promise<number> {
  try {
    const values = readOptions();
    const asked = values && askedReports(values);
    if (!asked) {
      console.error(usage);
      return 2;
    }
    const key = values.key === undefined ? undefined : signingKey(values.key);
    await withReports(asked, async (connection, figures, made) => {
      const { scope } = figures;
      if (made.status !== "approved")
        throw new Stopped(
          `${figures.place.name}, ${scope.name} er ikke godkjent slik rapporten er nå, og kan ikke utgis.`,
        );
      if (made.since?.changed.length === 0 && !made.since.wordsChanged)
        throw new Stopped(
          `Utgave ${made.since.edition} har de samme tallene og ordene. Ingen ny utgave er laget.`,
        );
      const formats = await reportFiles(connection, made.document, scope);
      const files = new Map<string, Uint8Array | string>([
        ...[...formats].map(([ending, content]) => [`report.${ending}`, content] as const),
        [figuresFile, json(figures)],
        [wordsFile, made.markdown],
        ["inputs.json", json(figures.reports)],
        ["steps.json", json(readSteps(asked.folder, { place_id: scope.place_id, period: scope.name }))],
        ["changes.json", json(made.since ?? null)],
      ]);
      const { folder, edition, manifest_sha256 } = await freeze(
        asked.folder,
        {
          place_id: scope.place_id,
          period: scope.name,
          language: made.document.language,
          as_of: figures.as_of,
          known_at: figures.known_at,
          version: figures.version,
          made_up: figures.made_up,
        },
        files,
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

function json(content: unknown): string {
  return `${JSON.stringify(content, null, 1)}\n`;
}

function readOptions() {
  try {
    return parseArgs({ options: { ...reportOptions, key: { type: "string" } } }).values;
  } catch {
    return undefined;
  }
}
