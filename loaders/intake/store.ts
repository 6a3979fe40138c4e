import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { rm, rmdir, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type DataFolder } from "./data-folder.ts";
import { syncFolder, writeDurably } from "./durable-file.ts";
import { type InboxFile } from "./inbox.ts";
import { addToRegister, storedPath, type RegisterLine } from "./register.ts";
import { isCode } from "./stopped.ts";

/** A file as the register is to know it; without bytes only its line is kept. */
export interface Storable {
  line: RegisterLine;
  bytes: Uint8Array | undefined;
}

const filesAtOnce = 100;

/**
 * Stores bytes under their hash, then says so in the register. After a crash between the two the file is still in
 * the inbox, and the next load does both again.
 */
export async function store(folder: DataFolder, arrived: Storable[]): Promise<void> {
  if (!existsSync(folder.raw)) {
    mkdirSync(folder.raw, { recursive: true });
    await syncFolder(folder.path);
  }
  // Left by a load that was killed while it wrote.
  for (const name of readdirSync(folder.raw))
    if (name.endsWith(".part")) rmSync(join(folder.raw, name), { force: true });
  for (let first = 0; first < arrived.length; first += filesAtOnce) {
    const part = arrived.slice(first, first + filesAtOnce);
    await Promise.all(part.map(({ line, bytes }) => bytes && writeDurably(storedPath(folder, line), bytes)));
    await syncFolder(folder.raw);
    await addToRegister(
      folder,
      part.map(({ line }) => line),
    );
  }
}

/** Puts back bytes that were lost from the store, or spoilt there, when the same file comes again. */
export async function storeAgain(folder: DataFolder, known: Storable[]): Promise<void> {
  // What has been erased from a file does not come back with it.
  for (const { line, bytes } of known)
    if (bytes && line.refused === undefined && line.copy === undefined && !isStored(folder, line))
      await writeDurably(storedPath(folder, line), bytes);
}

/** Whether the bytes of a registered file lie in the store as they came. */
export function isStored(folder: Pick<DataFolder, "raw">, line: RegisterLine): boolean {
  const path = storedPath(folder, line);
  return (
    existsSync(path) &&
    createHash("sha256").update(readFileSync(path)).digest("hex") === (line.copy ?? line.sha256)
  );
}

/** Takes files that are dealt with out of the inbox, and the folders they leave empty. The answer is those that stayed. */
export async function takeOutOfInbox(folder: DataFolder, files: InboxFile[]): Promise<InboxFile[]> {
  const removed = await Promise.all(files.map((file) => removeIfUnchanged(file)));
  const folders = new Set(files.map(({ path }) => dirname(path)));
  for (const path of [...folders].sort().reverse()) await removeIfEmpty(path, folder.inbox);
  return files.filter((_, index) => !removed[index]);
}

/** Takes a file away unless it has changed since it was seen: then it is still being written. Whether it is gone. */
export async function removeIfUnchanged({ path, size, writtenAt }: InboxFile): Promise<boolean> {
  try {
    const now = await stat(path);
    if (now.size !== size || now.mtimeMs !== writtenAt) return false;
    await rm(path);
    return true;
  } catch (error) {
    if (isCode(error, "ENOENT")) return true;
    if (isCode(error, "EACCES", "EPERM", "EROFS", "EBUSY")) return false;
    throw error;
  }
}

async function removeIfEmpty(path: string, inbox: string): Promise<void> {
  if (path === inbox || !path.startsWith(inbox)) return;
  try {
    await rmdir(path);
  } catch (error) {
    if (isCode(error, "ENOTEMPTY", "EEXIST", "ENOENT")) return;
    throw error;
  }
  await removeIfEmpty(dirname(path), inbox);
}
