import type { Temporal } from "temporal-polyfill";
import { existingFolder } from "../intake/data-folder.ts";
import { databaseProblems, siteProblems } from "./database-problems.ts";
import {
  listProblems,
  machineProblems,
  rawProblems,
  recordProblems,
  registerProblems,
} from "./folder-problems.ts";

export interface Examination {
  folder: string;
  /** Where the site stands; not looked at where none is named. */
  site: string | undefined;
  now: Temporal.Instant;
  /** Free bytes on the disk of the folder. */
  free: number;
}

/** What is wrong with a data folder, each in a sentence that says what to do. Nothing is changed. */
export async function problemsOf({ folder: path, site, now, free }: Examination): Promise<string[]> {
  const folder = existingFolder(path);
  return [
    ...registerProblems(folder),
    ...rawProblems(folder),
    ...recordProblems(folder),
    ...listProblems(folder),
    ...(await databaseProblems(folder)),
    ...(site === undefined ? [] : await siteProblems(folder, site)),
    ...machineProblems(folder, { now, free }),
  ];
}
