import { createHash, randomUUID } from "node:crypto";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { uptime } from "node:os";
import { basename, dirname, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { z } from "zod";
import { type DataFolder } from "./data-folder.ts";
import { isCode, Stopped } from "./stopped.ts";

/** Who holds a lock. A process number comes back after a restart, so the number alone does not say that it runs. */
const holder = z.object({
  process: z.int().positive(),
  /** Seconds the machine had been up: fewer now means that it has been started again since. */
  uptime: z.number(),
  /** When the process began, as the system tells it; null where it does not. */
  began: z.string().nullable(),
});
type Holder = z.infer<typeof holder>;

/** Does the work while no other load is at it in this folder. A lock left by a load that died is taken over. */
export async function whileLocked<T>(
  folder: Pick<DataFolder, "path" | "lock">,
  work: () => Promise<T>,
): Promise<T> {
  const mine = JSON.stringify({ ...thisProcess(), once: randomUUID() });
  await takeLock(folder, mine);
  try {
    return await work();
  } finally {
    // Someone may have deleted ours by hand, and another load begun.
    if (textOf(folder.lock) === mine) {
      removeSuccessors(folder);
      rmSync(folder.lock, { force: true });
    }
  }
}

/** The process that holds the folder's lock, and whether it still runs; `undefined` where there is no lock. */
export function heldBy(folder: Pick<DataFolder, "lock">): { process: number; running: boolean } | undefined {
  const text = textOf(folder.lock);
  if (text === undefined) return undefined;
  const found = holderIn(text);
  return { process: found?.process ?? 0, running: found !== undefined && isRunning(found) };
}

async function takeLock(folder: Pick<DataFolder, "path" | "lock">, mine: string): Promise<void> {
  while (!writeNew(folder.lock, mine)) {
    const dead = await deadHolder(folder.lock, folder);
    // Of several that see a dead lock one alone may take it away: it may be another's living one the moment after.
    // Its right to do so is a file named after the dead, so that one who dies in the middle leaves a new name to the next.
    let right = successor(folder.lock, dead);
    while (!writeNew(right, mine)) right = successor(right, await deadHolder(right, folder));
    if (textOf(folder.lock) === dead) {
      rmSync(folder.lock, { force: true });
      writeNew(folder.lock, mine);
    }
    rmSync(right, { force: true });
    if (textOf(folder.lock) === mine) return;
  }
}

/** What a file says whose holder runs no more; if it runs, the work stops. */
async function deadHolder(path: string, folder: Pick<DataFolder, "path" | "lock">): Promise<string> {
  const found = await readHolder(path);
  if (found !== undefined && isRunning(found)) throw occupied(folder, found);
  return textOf(path) ?? "";
}

const successor = (path: string, text: string) =>
  `${path.replace(successors, "")}.etter-${createHash("sha256").update(path).update(text).digest("hex").slice(0, 12)}`;

const successors = /\.etter-[0-9a-f]{12}$/;

/** Clears the rights to a dead lock that those who died with them have left. */
function removeSuccessors({ lock }: Pick<DataFolder, "lock">): void {
  for (const name of readdirSync(dirname(lock)))
    if (name.startsWith(basename(lock)) && successors.test(name))
      rmSync(join(dirname(lock), name), { force: true });
}

function occupied({ path, lock }: Pick<DataFolder, "path" | "lock">, { process }: Holder): Stopped {
  return new Stopped(
    `En annen kommando (prosess ${process}) holder på i «${path}». Vent til den er ferdig; ` +
      `er den ikke det, slett ${lock}.`,
  );
}

/** Whether the file was made now, with this text. */
function writeNew(path: string, text: string): boolean {
  try {
    writeFileSync(path, text, { flag: "wx" });
    return true;
  } catch (error) {
    if (isCode(error, "EEXIST")) return false;
    // A full disk takes the name and not the text.
    if (!isCode(error, "EACCES", "EPERM", "ENOENT")) rmSync(path, { force: true });
    throw error;
  }
}

/** Who holds a lock; one just made may be empty for a moment. */
async function readHolder(path: string): Promise<Holder | undefined> {
  for (let attempt = 0; attempt < 10; attempt++) {
    const found = holderIn(textOf(path) ?? "");
    if (found) return found;
    await setTimeout(20);
  }
  return undefined;
}

function holderIn(text: string): Holder | undefined {
  try {
    return holder.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (isCode(error, "ENOENT")) return undefined;
    throw error;
  }
}

function thisProcess(): Holder {
  return { process: process.pid, uptime: Math.floor(uptime()), began: beginningOf(process.pid) };
}

function isRunning({ process: pid, uptime: before, began }: Holder): boolean {
  if (uptime() < before) return false;
  if (began !== null && beginningOf(pid) !== began) return false;
  return isAlive(pid);
}

/** Whether a process with this number runs. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of another user answers that we may not signal it: it runs.
    return isCode(error, "EPERM");
  }
}

/** When a process began, in Linux' own count since the machine's start: together with the number it is never used again. */
function beginningOf(pid: number): string | null {
  try {
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    // The name of the program, in parentheses, may hold blanks; the beginning is the twentieth field after it.
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ");
    return `${boot} ${fields?.[19]}`;
  } catch {
    return null;
  }
}
