import { existsSync, readdirSync, readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { escapedText } from "../check/escaped-text.ts";
import { cellText } from "../forms/cell.ts";
import type { DataFolder } from "../intake/data-folder.ts";
import { readableSheets } from "../intake/readable-sheets.ts";

const endings = [".html", ".merket.xlsx"];

/** Removes every receipt that tells of any of these ids and pseudonyms: that of another report may ask for a row by its id. */
export async function removeReceipts(
  { receipts }: Pick<DataFolder, "receipts">,
  words: readonly string[],
): Promise<void> {
  if (words.length === 0 || !existsSync(receipts)) return;
  const told = words
    .flatMap((word) => [word, escapedText(word)])
    .map((word) => word.replaceAll(/[^\p{L}\p{N}]/gu, (sign) => `\\u{${sign.codePointAt(0)?.toString(16)}}`));
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${told.join("|")})(?![\\p{L}\\p{N}])`, "iu");
  for (const name of namesOf(receipts)) {
    const paths = endings.map((ending) => join(receipts, name + ending)).filter((path) => existsSync(path));
    const texts = await Promise.all(paths.map(textOf));
    if (texts.some((text) => pattern.test(text))) for (const path of paths) await rm(path);
  }
}

/** The receipts, each by the name of the file it is about. */
function namesOf(receipts: string): Set<string> {
  return new Set(
    readdirSync(receipts, { recursive: true, encoding: "utf8" }).flatMap((path) =>
      endings.filter((ending) => path.endsWith(ending)).map((ending) => path.slice(0, -ending.length)),
    ),
  );
}

async function textOf(path: string): Promise<string> {
  const bytes = readFileSync(path);
  if (!path.endsWith(".xlsx")) return bytes.toString();
  const sheets = await readableSheets(path, bytes);
  return sheets
    .flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.map((cell) => cellText(cell))))
    .join("\n");
}
