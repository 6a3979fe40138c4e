import { open, readFile, rename, rm, truncate } from "node:fs/promises";
import { dirname } from "node:path";
import { setTimeout } from "node:timers/promises";
import { isCode } from "./stopped.ts";

/** Writes a file so that after a crash it is there whole or not at all. */
export async function writeDurably(path: string, content: Uint8Array | string): Promise<void> {
  const beside = `${path}.${process.pid}.part`;
  try {
    const file = await open(beside, "w");
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await renameOver(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

/** Renames over what stands there. Windows refuses while someone has the old file open: then it is tried again. */
export async function renameOver(from: string, to: string): Promise<void> {
  for (let wait = 50; ; wait *= 2) {
    try {
      await rename(from, to);
      break;
    } catch (error) {
      if (wait > 3200 || !isCode(error, "EBUSY", "EPERM", "EACCES")) throw error;
      await setTimeout(wait);
    }
  }
}

/** Makes the names in a folder survive a power cut. Windows has no such call, and needs none. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === "win32") return;
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/**
 * Adds lines to the end of a file, and returns when they are on the disk. What a crash left of a line is taken away
 * first, or it would spoil the line after it; what cannot be written whole is not written at all.
 */
export async function appendDurably(path: string, text: string): Promise<void> {
  const whole = await lengthOfWholeLines(path);
  try {
    const file = await open(path, "a");
    try {
      await file.truncate(whole);
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (error) {
    await truncate(path, whole).catch(() => undefined);
    throw error;
  }
  await syncFolder(dirname(path));
}

/** How many bytes of a file of lines are whole lines: a crash while a line was written leaves its beginning. */
async function lengthOfWholeLines(path: string): Promise<number> {
  try {
    return (await readFile(path)).lastIndexOf(10) + 1;
  } catch (error) {
    if (isCode(error, "ENOENT")) return 0;
    throw error;
  }
}
