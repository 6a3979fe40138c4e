import { existsSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { Temporal } from "temporal-polyfill";
import { existingFolder } from "./intake/data-folder.ts";
import { inboxFiles, type InboxFile } from "./intake/inbox.ts";
import { loadFolder, type LoadOptions } from "./intake/load-folder.ts";
import { type LoadResult } from "./intake/load-result.ts";
import { stoppedLine } from "./intake/stopped.ts";
import { collect } from "./sources/collect.ts";

export interface Watch {
  /** Between two looks; a file that is the same at both has stopped growing. */
  seconds: number;
  /** Ends the watch, after the load that is at work. */
  signal: AbortSignal;
  /** What to do with a load that has ended. */
  onLoaded: (result: LoadResult) => void;
  /** What to do with a sentence on what went wrong; the same is told once until something else has happened. */
  onProblem: (line: string) => void;
}

/**
 * Takes reports as they come, from the inbox and the sources, until it is told to stop. Whatever goes wrong with a file,
 * a source or a load is told, and the watch goes on. Once a day it loads though nothing has come: what is late changes.
 */
export async function watch(
  options: Omit<LoadOptions, "now">,
  { seconds, signal, onLoaded, onProblem }: Watch,
): Promise<void> {
  const folder = existingFolder(options.folder);
  const seen = new Map<string, string>();
  // What a load has left in the inbox is not tried again before it has changed.
  let left = new Set<string>();
  let loadedOn = "";
  let told: string[] = [];
  const isSteady = (file: InboxFile) => {
    const isSame = seen.get(file.path) === stateOf(file);
    seen.set(file.path, stateOf(file));
    return isSame;
  };
  while (!signal.aborted) {
    const problems: string[] = [];
    let pause = seconds;
    try {
      problems.push(...(await collect(folder, { isSteady })));
      const steady = new Set(inboxFiles(folder).filter(isSteady).map(stateOf));
      const today = Temporal.Now.plainDateISO("Europe/Oslo").toString();
      const isNewDay = today !== loadedOn && existsSync(folder.register);
      if (isNewDay || [...steady].some((state) => !left.has(state))) {
        const take = (file: InboxFile) => steady.has(stateOf(file)) && !left.has(stateOf(file));
        onLoaded(await loadFolder({ ...options, take, now: Temporal.Now.instant() }));
        left = new Set([...left, ...inboxFiles(folder).map(stateOf)].filter((state) => steady.has(state)));
        loadedOn = today;
      }
    } catch (error) {
      problems.push(stoppedLine(error));
      pause = seconds * pausesAfterFailure;
    }
    for (const line of problems) if (!told.includes(line)) onProblem(line);
    told = problems;
    await setTimeout(1000 * pause, undefined, { signal }).catch(() => undefined);
  }
}

const stateOf = ({ path, size, writtenAt }: InboxFile) => `${path} ${size} ${writtenAt}`;

// A full disk or a database that someone holds is seldom over in a moment, and a load that fails costs as one that does not.
const pausesAfterFailure = 12;
