import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { parse } from "csv-parse/sync";
import type { default as highs, Highs } from "highs";
import { narrowed, type Attack } from "./narrowed.ts";
import { readBuilt, type Built, type PublicLists } from "./read-built.ts";
import { figuresIn } from "./found-in-content.ts";
import { namesIn } from "./meaning.ts";
import { nothing } from "./reading/content.ts";
import type { Found } from "./quantity.ts";
import { attackLines } from "./told.ts";

const usage =
  "Bruk: npm run attack -- <bygd mappe> [--earlier <mappe> …] [--known <tall andre har gitt ut.csv>] " +
  "[--least-stays N] [--least-persons N]";

// It takes a moment to start.
let started: Promise<Highs> | undefined;

if (import.meta.filename === process.argv[1]) process.exitCode = await main();

/** 0 when nothing hidden could be found out, 1 when something could or nothing was read, 2 when not understood. */
async function main(): Promise<number> {
  const asked = readOptions();
  if (asked === undefined) {
    console.error(usage);
    return 2;
  }
  for (const folder of asked.folders)
    if (!existsSync(folder)) {
      console.error(`Fant ikke mappen «${folder}».`);
      return 1;
    }
  const attacked = await attack(asked, tell);
  const { lines, isSafe } = attackLines(attacked);
  for (const line of lines) console.log(line);
  return isSafe ? 0 : 1;
}

/** What is attacked: the folders of all releases, the oldest first, and what is known beside them. */
export interface Asked {
  folders: readonly string[];
  known: string | undefined;
  leastStays: number | undefined;
  leastPersons: number | undefined;
}

/** What was read, and what could be found out from it. */
export interface Attacked extends Attack {
  built: Built;
  least: { stays: number; persons: number };
}

/** Reads what was built as anyone could, and tries to find out every hidden number. */
export async function attack(asked: Asked, progress: (line: string) => void): Promise<Attacked> {
  const lists = publicLists();
  const releases: Built[] = [];
  for (const folder of asked.folders)
    releases.push(await readBuilt(folder, lists, (file) => progress(`Leser ${file}`)));
  const built = releases.at(-1);
  if (built === undefined) throw new Error("nothing to attack");
  const known = asked.known === undefined ? [] : knownFigures(asked.known, built);
  const least = {
    stays: asked.leastStays ?? built.rules.leastStays ?? 5,
    persons: asked.leastPersons ?? built.rules.leastPersons ?? 3,
  };
  const found = releases.map((release) => [...release.found, ...(release === built ? known : [])]);
  const reader = { places: built.places, own: built.own, least };
  const result = narrowed(await solver(), found, reader, (done, of) =>
    progress(`${done} av ${of} tall er prøvd`),
  );
  return { ...result, built, least };
}

function solver(): Promise<Highs> {
  const { default: start }: typeof highs = createRequire(import.meta.url)("highs");
  started ??= start();
  return started;
}

function csvOf(path: string): Record<string, string>[] {
  return parse(readFileSync(path), { columns: true, bom: true });
}

function publicList(name: string): Record<string, string>[] {
  return csvOf(resolve(import.meta.dirname, "..", "data", "reference", `${name}.csv`));
}

/** The register of units and the names of indicators, as they are given out to all. */
function publicLists(): PublicLists {
  return {
    places: publicList("places"),
    indicators: publicList("indicators"),
    measures: publicList("measures"),
  };
}

function knownFigures(path: string, { places }: Built): Found[] {
  const lists = publicLists();
  const meaning = {
    places,
    indicators: namesIn(lists.indicators, "indicator_id"),
    measures: namesIn(lists.measures, "measure_id"),
  };
  const found = figuresIn({ ...nothing(), records: csvOf(path) }, meaning, path);
  return found.map((figure) => ({ ...figure, from: "others" }));
}

function tell(line: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${line.slice(0, process.stderr.columns - 1)}`);
}

function readOptions(): Asked | undefined {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        earlier: { type: "string", multiple: true, default: [] },
        known: { type: "string" },
        "least-stays": { type: "string" },
        "least-persons": { type: "string" },
      },
    });
    const [folder, another] = positionals;
    if (folder === undefined || another !== undefined) return undefined;
    return {
      folders: [...values.earlier, folder].map((each) => join(each)),
      known: values.known,
      leastStays: wholeIn(values["least-stays"]),
      leastPersons: wholeIn(values["least-persons"]),
    };
  } catch {
    return undefined;
  }
}

function wholeIn(text: string | undefined): number | undefined {
  if (text !== undefined && !/^\d+$/.test(text)) throw new Error(`no whole number: ${text}`);
  return text === undefined ? undefined : Number(text);
}
