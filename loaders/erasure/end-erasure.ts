import { existsSync, readFileSync } from "node:fs";
import { cellText, type Sheet } from "../forms/cell.ts";
import type { DataFolder } from "../intake/data-folder.ts";
import { readableSheets } from "../intake/readable-sheets.ts";
import { readRegister, storedPath, type RegisterLine } from "../intake/register.ts";
import { forgetRows } from "../record/overrides.ts";
import { chanceId } from "./anonymous-rows.ts";
import { copiesOfErased } from "./erased-files.ts";
import { removeOriginals } from "./remove-originals.ts";
import { idsIn } from "./rows-with-ids.ts";

/**
 * Ends an erasure that was stopped once its copies were made and known: what still lies there of a file before it tells
 * which rows are gone, so it goes last.
 */
export async function endErasure(folder: DataFolder): Promise<void> {
  const copies = copiesOfErased(folder);
  if (copies.size === 0) return;
  const lines = readRegister(folder).filter(({ sha256 }) => copies.has(sha256));
  for (const line of lines)
    for (const hash of [line.sha256, ...(copies.get(line.sha256) ?? [])])
      if (hash !== line.copy) await forgetWhatIsGone(folder, line, hash);
  await removeOriginals(folder, lines);
}

async function forgetWhatIsGone(folder: DataFolder, line: RegisterLine, hash: string): Promise<void> {
  const path = storedPath(folder, { sha256: hash, name: line.name });
  if (!existsSync(path) || !existsSync(storedPath(folder, line))) return;
  const before = await readableSheets(line.name ?? "", readFileSync(path));
  const left = idsOf(await readableSheets(line.name ?? "", readFileSync(storedPath(folder, line))));
  const gone = new Set([...idsOf(before)].filter((id) => !left.has(id)));
  const said = new Set(before.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.map(cellText))));
  await forgetRows(folder, (unit, id) => (gone.has(id) && said.has(unit) ? chanceId() : undefined));
}

function idsOf(sheets: Sheet[]): Set<string> {
  const idOf = idsIn(sheets);
  return new Set(
    sheets.flatMap(({ name, rows }) => rows.flatMap(({ row, cells }) => idOf(name, row, cells) ?? [])),
  );
}
