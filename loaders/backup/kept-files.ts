import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { isLeftOf } from "../record/overrides.ts";

/** What a backup holds beside `raw`: what people decide, the lists, the sources and the settings. */
const kept = ["record", "reference", "sources", "folder.json"];

// Half written files, a release that is being laid aside, and what a source has been asked: it is asked again.
const notKept = /\.part$|(?:^|[\\/])\.[^\\/]+\.ny(?:[\\/]|$)|(?:^|[\\/])sources[\\/]state(?:[\\/]|$)/;

/** Those files of a data folder, by their path in it. */
export function keptFiles(folder: string): string[] {
  return kept
    .flatMap((name) => pathsUnder(folder, name))
    .filter((path) => !notKept.test(path))
    .sort();
}

function pathsUnder(folder: string, name: string): string[] {
  const path = join(folder, name);
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [name];
  return readdirSync(path).flatMap((below) => pathsUnder(folder, join(name, below)));
}

/** Whether a file is a list that grows by lines, and of which no line is ever changed. */
export const isList = (path: string) => path.endsWith(".jsonl");

/** A file's bytes; of a list that grows by lines the whole lines, since one may be half written. */
export function keptBytes(path: string): Buffer {
  const bytes = readFileSync(path);
  return isList(path) ? bytes.subarray(0, bytes.lastIndexOf(10) + 1) : bytes;
}

/** Whether a list of lines goes on from another: the other is its beginning, but for what has been erased since. */
export function goesOn(list: Buffer, from: Buffer): boolean {
  if (list.subarray(0, from.length).equals(from)) return true;
  const [now, before] = [linesOf(list), linesOf(from)];
  return before.every((line, at) => now[at] === line || isLeftOf(now[at] ?? "", line));
}

export const linesOf = (list: Buffer) => list.toString().split("\n").slice(0, -1);
