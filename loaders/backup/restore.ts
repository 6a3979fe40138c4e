import { existsSync, mkdirSync, readFileSync, realpathSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { dataFolder, type DataFolder } from "../intake/data-folder.ts";
import { syncFolder, writeDurably } from "../intake/durable-file.ts";
import { whileLocked } from "../intake/lock.ts";
import { linesOfLost, lostFiles } from "../intake/lost-files.ts";
import {
  brokenLink,
  linesAfter,
  readableLines as readableRegister,
  readRegister,
  storedPath,
} from "../intake/register.ts";
import { isStored } from "../intake/store.ts";
import { Stopped } from "../intake/stopped.ts";
import { isLeftOf } from "../record/overrides.ts";
import { isReadable } from "../record/record-lists.ts";
import { goesOn, isList, keptBytes, keptFiles, linesOf } from "./kept-files.ts";

export interface Restored {
  /** Reports put back. */
  reports: number;
  /** Other files put back, and those set aside for it, by their path. */
  files: string[];
  /** What is in neither, by name and hash. */
  lost: string[];
}

/**
 * Puts back from a backup what a data folder has lost. What stands there whole is never overwritten: reports that came
 * after the backup stay, and what is replaced is set aside beside it.
 */
export async function restore(from: string, path: string): Promise<Restored> {
  const copy = dataFolder(from);
  if (!existsSync(copy.register))
    throw new Stopped(`${from} er ingen kopi av en datamappe: ${copy.register} mangler.`);
  if (existsSync(path) && realpathSync(path) === realpathSync(from))
    throw new Stopped(
      `Kopien og datamappen er den samme mappen: ${from}. Si hvor kopien ligger med --from, og hvor den skal hentes til med --data.`,
    );
  const folder = dataFolder(path);
  for (const each of [folder.path, folder.raw, folder.inbox])
    mkdirSync(each, { recursive: true, mode: 0o700 });
  return whileLocked(folder, async () => {
    const files = await restoreRegister(copy, folder);
    // Before the reports: what has been erased from them stands in the record.
    for (const file of keptFiles(from)) files.push(...(await restoreFile(from, path, file)));
    let reports = 0;
    const lines = new Map(readRegister(folder).map((line) => [line.sha256, line]));
    for (const line of lines.values())
      if (line.refused === undefined && !isStored(folder, line) && isStored(copy, line)) {
        await writeDurably(storedPath(folder, line), readFileSync(storedPath(copy, line)));
        reports += 1;
      }
    await syncFolder(folder.raw);
    return { reports, files, lost: linesOfLost(lostFiles(folder)) };
  });
}

/** The backup's register, and after it the lines of the folder's own that it lacks. */
async function restoreRegister(copy: DataFolder, folder: DataFolder): Promise<string[]> {
  const kept = keptBytes(copy.register);
  if (existsSync(folder.register) && goesOn(readFileSync(folder.register), kept) && isWhole(folder))
    return [];
  const known = new Set(readRegister(copy).map(({ sha256 }) => sha256));
  const own = readableRegister(folder).filter(({ sha256 }) => !known.has(sha256));
  const aside = existsSync(folder.register) ? [await setAside(folder.register, folder.path)] : [];
  await writeDurably(folder.register, `${kept.toString()}${linesAfter(linesOf(kept).at(-1), own)}`);
  return ["raw/register.jsonl", ...aside];
}

function isWhole(folder: DataFolder): boolean {
  try {
    readRegister(folder);
    return brokenLink(folder) === undefined;
  } catch {
    return false;
  }
}

/**
 * Puts back a file that is gone or empty, and a list of lines that has lost some or holds one that cannot be read: the
 * backup's lines, and after them the list's own that the backup lacks. The answer is it, and what was set aside for it.
 */
async function restoreFile(from: string, to: string, path: string): Promise<string[]> {
  const bytes = keptBytes(join(from, path));
  const target = join(to, path);
  const now = existsSync(target) ? readFileSync(target) : undefined;
  if (now !== undefined && !hasLost(now, bytes, path)) return [];
  mkdirSync(dirname(target), { recursive: true, mode: 0o700 });
  const aside = now === undefined ? [] : [join(dirname(path), await setAside(target, dirname(target)))];
  const own = now !== undefined && isList(path) ? readableLines(now, path) : [];
  if (!isList(path)) await writeDurably(target, bytes);
  else {
    // What has been erased since the backup does not come back with it.
    const back = linesOf(bytes).map((line) => own.find((left) => isLeftOf(left, line)) ?? line);
    const kept = new Set(back);
    await writeDurably(
      target,
      [...back, ...own.filter((line) => !kept.has(line))].map((line) => `${line}\n`).join(""),
    );
  }
  return [path, ...aside];
}

function hasLost(now: Buffer, before: Buffer, path: string): boolean {
  if (now.length === 0) return before.length > 0;
  return isList(path) && (!goesOn(now, before) || readableLines(now, path).length < linesOf(now).length);
}

const readableLines = (list: Buffer, path: string) =>
  linesOf(list).filter((line) => isReadable(relative("record", path), line));

// What stands there stays until all that is to stand there is written: killed before, the next restore finds it.
async function setAside(path: string, folder: string): Promise<string> {
  const name = `${path.split(/[\\/]/).at(-1)}.til-side`;
  let number = 1;
  while (existsSync(join(folder, `${name}-${number}`))) number += 1;
  await writeDurably(join(folder, `${name}-${number}`), readFileSync(path));
  return `${name}-${number}`;
}
