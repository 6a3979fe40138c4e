import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { DataFolder } from "../intake/data-folder.ts";
import { storedPath, type RegisterLine } from "../intake/register.ts";
import { copiesOfErased } from "./erased-files.ts";

/**
 * Removes what copies stand for, the copies of earlier erasures too, and the receipts that show their rows, also where an
 * erasure was stopped before it did.
 */
export async function removeOriginals(
  folder: Pick<DataFolder, "raw" | "receipts" | "record">,
  lines: Iterable<RegisterLine>,
): Promise<void> {
  const copies = copiesOfErased(folder);
  const inPlace = new Set([...copies.values()].map((made) => made.at(-1)));
  for (const { sha256, name, copy } of lines) {
    if (copy === undefined || copy === sha256) continue;
    const receipt = join(folder.receipts, name ?? "");
    const replaced = [sha256, ...(copies.get(sha256) ?? [])].filter((hash) => !inPlace.has(hash));
    for (const path of [
      ...replaced.map((hash) => storedPath(folder, { sha256: hash, name })),
      `${receipt}.html`,
      `${receipt}.merket.xlsx`,
    ])
      await rm(path, { force: true });
  }
}
