import type { Sheet } from "../forms/cell.ts";
import { foreignKind } from "./foreign-kind.ts";
import { jsonContent } from "./json-content.ts";
import { defaultLimits, megabytes, type Limits } from "./limits.ts";
import { textOfBytes } from "./text-of-bytes.ts";
import { textSheets } from "./text-sheets.ts";
import { Unreadable } from "./unreadable.ts";
import { readWorkbook } from "./workbook.ts";

export { defaultLimits, limitsOf, type Limits } from "./limits.ts";
export { Unreadable, type UnreadableRule } from "./unreadable.ts";

/** What a file holds, before any form has been asked. */
export type ReadFile =
  | {
      kind: "sheets";
      format: "xlsx" | "csv";
      sheets: Sheet[];
      /** Text outside the cells: comments, text boxes, headers, names of sheets. */
      outside: string[];
    }
  | { kind: "json"; content: unknown };

/** Reads a workbook, a text file or JSON, by what the bytes are; throws `Unreadable` where they are not what the name says. */
export async function readFile(
  name: string,
  bytes: Uint8Array,
  limits: Limits = defaultLimits,
): Promise<ReadFile> {
  if (bytes.length > limits.bytes) throw new Unreadable("file-too-large", megabytes(bytes.length));
  if (bytes.every((byte) => byte === 0))
    throw new Unreadable("file-empty", { nb: `${bytes.length} tegn`, nn: `${bytes.length} teikn` });
  const extension = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? "";
  const isArchive = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (isArchive && !textExtensions.has(extension)) return workbook(bytes, limits);
  const foreign = foreignKind(bytes);
  if (foreign) throw foreign;
  if (workbookExtensions.has(extension)) throw new Unreadable("file-not-what-name-says", "tekst");
  return fromText(textOfBytes(bytes), extension, limits);
}

const workbookExtensions = new Set(["xlsx", "xlsm", "xls", "xlsb", "ods"]);
const textExtensions = new Set(["csv", "txt", "tsv", "json"]);

async function workbook(bytes: Uint8Array, limits: Limits): Promise<ReadFile> {
  const { sheets, outside } = await readWorkbook(bytes, limits);
  return { kind: "sheets", format: "xlsx", sheets: notEmpty(sheets), outside };
}

function fromText(text: string, extension: string, limits: Limits): ReadFile {
  if (text.trim() === "")
    throw new Unreadable("file-empty", { nb: "bare blanke tegn", nn: "berre blanke teikn" });
  const looksLikeJson = /^\s*[{[]/.test(text);
  if (extension === "json" && !looksLikeJson)
    throw new Unreadable("file-not-what-name-says", {
      nb: "tekst som ikke er JSON",
      nn: "tekst som ikkje er JSON",
    });
  if (extension === "json" || (looksLikeJson && extension !== "csv"))
    return { kind: "json", content: jsonContent(text, limits) };
  return { kind: "sheets", format: "csv", sheets: notEmpty(textSheets(text, limits)), outside: [] };
}

function notEmpty(sheets: Sheet[]): Sheet[] {
  if (sheets.every(({ rows }) => rows.length === 0)) throw new Unreadable("file-empty", "ingen fylte celler");
  return sheets;
}
