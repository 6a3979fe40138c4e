import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { type DataFolder } from "./data-folder.ts";
import { isCode, Stopped } from "./stopped.ts";

/** Does the work while no other load is at it in this folder. A lock left by a load that died is taken over. */
export async function whileLocked<T>(folder: DataFolder, work: () => Promise<T>): Promise<T> {
  await takeLock(folder);
  try {
    return await work();
  } finally {
    rmSync(folder.lock, { force: true });
  }
}

async function takeLock(folder: DataFolder): Promise<void> {
  if (writeLock(folder)) return;
  const holder = await lockHolder(folder);
  if (holder !== undefined && isRunning(holder))
    throw new Stopped(
      `En annen lasting (prosess ${holder}) holder på i «${folder.path}». Vent til den er ferdig; ` +
        `er den ikke det, slett ${folder.lock}.`,
    );
  rmSync(folder.lock, { force: true });
  if (!writeLock(folder)) throw new Stopped(`En annen lasting begynte samtidig i «${folder.path}».`);
}

function writeLock(folder: DataFolder): boolean {
  try {
    writeFileSync(folder.lock, `${process.pid}\n`, { flag: "wx" });
    return true;
  } catch (error) {
    if (isCode(error, "EEXIST")) return false;
    throw error;
  }
}

/** The process that holds the lock; a lock just made may be empty for a moment. */
async function lockHolder(folder: DataFolder): Promise<number | undefined> {
  for (let attempt = 0; attempt < 5; attempt++) {
    const pid = Number(textOf(folder.lock));
    if (pid > 0) return pid;
    await setTimeout(20);
  }
  return undefined;
}

function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8").trim();
  } catch (error) {
    if (isCode(error, "ENOENT")) return "";
    throw error;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of another user answers that we may not signal it: it runs.
    return isCode(error, "EPERM");
  }
}
