import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { uptime } from "node:os";
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
  const mine = JSON.stringify(thisProcess());
  await takeLock(folder, mine);
  try {
    return await work();
  } finally {
    // Someone may have deleted ours by hand, and another load begun.
    if (textOf(folder.lock) === mine) rmSync(folder.lock, { force: true });
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
  if (writeNew(folder.lock, mine)) return;
  const found = await readHolder(folder.lock);
  if (found !== undefined && isRunning(found)) throw occupied(folder, found);
  // Of several that see a dead lock one alone may take it away: it may be another's living one the moment after.
  const taking = `${folder.lock}.taking`;
  if (!writeNew(taking, mine)) {
    const other = await readHolder(taking);
    if (other === undefined || !isRunning(other)) rmSync(taking, { force: true });
    throw new Stopped(`En annen lasting begynte samtidig i «${folder.path}». Last på nytt.`);
  }
  try {
    const now = await readHolder(folder.lock);
    if (now !== undefined && isRunning(now)) throw occupied(folder, now);
    rmSync(folder.lock, { force: true });
    if (!writeNew(folder.lock, mine))
      throw new Stopped(`En annen lasting begynte samtidig i «${folder.path}». Last på nytt.`);
  } finally {
    rmSync(taking, { force: true });
  }
}

function occupied({ path, lock }: Pick<DataFolder, "path" | "lock">, { process }: Holder): Stopped {
  return new Stopped(
    `En annen lasting (prosess ${process}) holder på i «${path}». Vent til den er ferdig; ` +
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
