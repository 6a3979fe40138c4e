import { parseArgs } from "node:util";
import { Temporal } from "temporal-polyfill";
import { commandEnded } from "./forms/command-ended.ts";
import { givenDay, givenInstant, notUnderstood, understood } from "./forms/command-options.ts";
import { existingFolder } from "./intake/data-folder.ts";
import { fileTable } from "./intake/file-table.ts";
import { loadFolder, type LoadOptions } from "./intake/load-folder.ts";
import { isAllRead, resultJson, unreadLines } from "./intake/load-result.ts";
import { collect } from "./sources/collect.ts";
import { watch } from "./watch.ts";

const usage = `Bruk: npm run load -- [--data <mappe>] [--profile <navn eller fil.json>]
                      [--as-of ÅÅÅÅ-MM-DD] [--known-at ISO-tidspunkt] [--trust-clock] [--json | --watch]`;

// When a line of progress was last shown.
let shownAt = 0;

// 0 when every file was dealt with.
process.exitCode = await commandEnded(readOptions, async ({ json, isWatching, ...load }) => {
  if (isWatching) return watchUntilStopped(load);
  const problems = await collect(existingFolder(load.folder));
  for (const line of problems) console.error(line);
  const onProgress = process.stderr.isTTY && { onProgress: showProgress };
  const result = await loadFolder({ ...load, ...onProgress }).finally(clearProgress);
  for (const line of unreadLines(result)) console.error(line);
  process.stdout.write(`${json ? resultJson(result) : fileTable(result, process.stdout.isTTY)}\n`);
  return isAllRead(result) && problems.length === 0 ? 0 : 1;
});

/** Loads what comes until the machine or the person at it says stop; a load at work is ended first. */
async function watchUntilStopped(load: LoadOptions): Promise<number> {
  const stop = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort());
  console.log(`Venter på månedsrapporter i ${load.folder} (Ctrl+C avslutter).`);
  await watch(load, {
    seconds: 5,
    signal: stop.signal,
    onProblem: (line) => console.error(`${clockTime()} ${line}`),
    onLoaded: (result) => {
      for (const line of unreadLines(result)) console.error(`${clockTime()} ${line}`);
      console.log(`${clockTime()}\n${fileTable(result, process.stdout.isTTY)}`);
    },
  });
  console.log(`${clockTime()} Avsluttet.`);
  return 0;
}

function clockTime(): string {
  return Temporal.Now.plainDateTimeISO("Europe/Oslo").toString({ smallestUnit: "second" }).replace("T", " ");
}

function readOptions(): LoadOptions & { json: boolean; isWatching: boolean } {
  const { values } = understood(
    () =>
      parseArgs({
        options: {
          data: { type: "string", default: "data" },
          profile: { type: "string" },
          "as-of": { type: "string" },
          "known-at": { type: "string" },
          "trust-clock": { type: "boolean", default: false },
          json: { type: "boolean", default: false },
          watch: { type: "boolean", default: false },
        },
      }),
    usage,
  );
  const { data: folder, profile, json, watch: isWatching, "trust-clock": trustClock } = values;
  const asOf = givenDay("--as-of", values["as-of"], usage);
  const knownAt = givenInstant("--known-at", values["known-at"], usage);
  if (json && isWatching) throw notUnderstood("--json og --watch kan ikke brukes sammen.", usage);
  return { folder, profile, json, isWatching, asOf, knownAt, trustClock, now: Temporal.Now.instant() };
}

/** At most ten lines a second: a terminal is slower than the reading. */
function showProgress(line: string): void {
  const now = performance.now();
  if (now - shownAt < 100 && /\d/.test(line)) return;
  shownAt = now;
  process.stderr.write(`\r\u001b[K${line}`);
}

function clearProgress(): void {
  if (process.stderr.isTTY) process.stderr.write("\r\u001b[K");
}
