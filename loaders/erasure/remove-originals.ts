import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { DataFolder } from "../intake/data-folder.ts";
import { storedPath, type RegisterLine } from "../intake/register.ts";

/** Removes what copies stand for, and the receipts that show its rows, also where an erasure was stopped before it did. */
export async function removeOriginals(
  folder: Pick<DataFolder, "raw" | "receipts">,
  lines: Iterable<RegisterLine>,
): Promise<void> {
  for (const { sha256, name, copy } of lines) {
    if (copy === undefined || copy === sha256) continue;
    const receipt = join(folder.receipts, name ?? "");
    for (const path of [storedPath(folder, { sha256, name }), `${receipt}.html`, `${receipt}.merket.xlsx`])
      await rm(path, { force: true });
  }
}
