import { parseArgs } from "node:util";
import { Temporal } from "temporal-polyfill";
import { eraseRows, type Erasure, type ErasureOptions } from "./erasure/erase-rows.ts";
import { isPseudonym } from "./forms/pseudonym-form.ts";
import { stoppedLine } from "./intake/stopped.ts";

const usage = `Bruk: npm run erase -- [--data <mappe>] (--before ÅÅÅÅ-MM-DD | --person <pseudonym>) [--confirm]`;

process.exitCode = await main();

/** 0 when it is done or would be, 1 when it could not be done whole, 2 when the command was not understood. */
async function main(): Promise<number> {
  const options = readOptions();
  if (typeof options === "string") {
    console.error(`${options}\n${usage}`);
    return 2;
  }
  try {
    const erasure = await eraseRows(options);
    process.stdout.write(`${said(erasure, options)}\n`);
    for (const path of erasure.stillIn)
      console.error(`${path} nevner fortsatt personen. Slett eller rett filen.`);
    return erasure.stillIn.length === 0 ? 0 : 1;
  } catch (error) {
    console.error(stoppedLine(error));
    return 1;
  }
}

function said({ files, placements, decisions }: Erasure, { confirm, folder }: ErasureOptions): string {
  if (files === 0) return "Ingen rader å slette.";
  const what = `${placements} rader om plasseringer og ${decisions} rader om vedtak i ${files} filer`;
  if (confirm)
    return `Slettet ${what}. Antall, timer og rater står. Sikkerhetskopier av ${folder} har radene til også de er slettet.`;
  return `Ville slette ${what}. Det kan ikke gjøres om. Kjør på nytt med --confirm for å slette.`;
}

function readOptions(): ErasureOptions | string {
  let values;
  try {
    ({ values } = parseArgs({
      options: {
        data: { type: "string", default: "data" },
        before: { type: "string" },
        person: { type: "string" },
        "as-of": { type: "string" },
        confirm: { type: "boolean", default: false },
      },
    }));
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  const { data: folder, before, person, confirm, "as-of": asOf } = values;
  if ((before === undefined) === (person === undefined)) return "Gi enten --before eller --person.";
  if (before !== undefined && !isDay(before))
    return `--before skal være en dato som 2016-01-01, ikke «${before}».`;
  if (person !== undefined && !isPseudonym(person))
    return "--person skal være et pseudonym, slik enhetene skriver det.";
  return { folder, before, person, confirm, asOf, now: Temporal.Now.instant() };
}

function isDay(text: string): boolean {
  try {
    return Temporal.PlainDate.from(text).toString() === text;
  } catch {
    return false;
  }
}
