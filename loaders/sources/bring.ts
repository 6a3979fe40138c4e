import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type DataFolder } from "../intake/data-folder.ts";
import { syncFolder, writeDurably } from "../intake/durable-file.ts";

export const hashOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

/** A name from elsewhere as one that is safe here: no folder but those it is in, and nothing hidden. */
export function safeName(name: string): string {
  return name
    .split(/[\\/]/)
    .map((part) => part.replace(/[^\p{L}\p{N} ._-]/gu, "_").replace(/^[. ]+|[. ]+$/g, ""))
    .filter((part) => part !== "")
    .join("/")
    .slice(-200);
}

/** Lays bytes in the inbox, in a folder named by their source. Not where another file of that name waits to be read. */
export async function bring(
  folder: Pick<DataFolder, "inbox">,
  source: string,
  name: string,
  bytes: Uint8Array,
): Promise<"brought" | "waits"> {
  const path = join(folder.inbox, source, safeName(name) || hashOf(bytes));
  if (existsSync(path)) return hashOf(readFileSync(path)) === hashOf(bytes) ? "brought" : "waits";
  mkdirSync(dirname(path), { recursive: true });
  await writeDurably(path, bytes);
  await syncFolder(dirname(path));
  return "brought";
}
