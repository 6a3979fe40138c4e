import { z } from "zod";
import type { ReadFile } from "../readers/read-file.ts";
import type { Cell, Sheet, SheetRow } from "./cell.ts";
import { namesTable, tables, type TableName } from "./tables.ts";

const object = z.record(z.string(), z.unknown());
const list = z.array(object);
const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** The tables of a file in whichever format it came: those of a JSON file laid out as sheets are. */
export function sheetsOf(read: ReadFile): Sheet[] {
  if (read.kind === "sheets") return read.sheets;
  const content = object.safeParse(read.content);
  if (!content.success) return [];
  return Object.entries(content.data).flatMap(([key, value]) => {
    const name = Object.values(tables).find((table: TableName) => namesTable(key, table))?.nb ?? key;
    const rows = jsonRows(value);
    return rows ? { name, rows } : [];
  });
}

/** The same of another system's file, of which a list may be all there is. Its names are its own. */
export function foreignSheets(read: ReadFile): Sheet[] {
  if (read.kind === "sheets") return read.sheets;
  const lists = Array.isArray(read.content) ? { "": read.content } : object.safeParse(read.content).data;
  return Object.entries(lists ?? {}).flatMap(([name, value]) => {
    const rows = Array.isArray(value) ? jsonRows(value) : undefined;
    return rows ? { name, rows } : [];
  });
}

/** Every text and number of a file, wherever it stands, those of a row beside each other. */
export function rowsOfCells(read: ReadFile): Cell[][] {
  if (read.kind === "json") return leaves(read.content).map((leaf) => [leaf]);
  return [
    ...read.outside.map((text) => [text]),
    ...read.sheets.flatMap(({ rows }) => rows.map(({ cells }) => cells)),
  ];
}

/** A list has its keys as the header; an object is pairs of key and value. The first row of a list is row 1. */
function jsonRows(value: unknown): SheetRow[] | undefined {
  const rows = list.safeParse(value);
  if (rows.success) {
    const keys = [...new Set(rows.data.flatMap((row) => Object.keys(row)))];
    if (keys.length === 0) return [];
    const cells = rows.data.map((row) => keys.map((key) => jsonCell(row[key])));
    return [keys, ...cells].map((row, index) => ({ row: index, cells: row }));
  }
  const pairs = object.safeParse(value);
  if (!pairs.success) return undefined;
  return Object.entries(pairs.data).map(([key, one], index) => ({
    row: index + 1,
    cells: [key, jsonCell(one)],
  }));
}

function jsonCell(value: unknown): Cell {
  if (value === undefined) return null;
  if (Array.isArray(value)) return value.map((one) => String(one)).join(", ");
  const known = scalar.safeParse(value);
  return known.success ? known.data : JSON.stringify(value);
}

function leaves(value: unknown): Cell[] {
  if (Array.isArray(value)) return value.flatMap(leaves);
  const nested = object.safeParse(value);
  if (nested.success) return [...Object.keys(nested.data), ...Object.values(nested.data).flatMap(leaves)];
  const leaf = scalar.safeParse(value);
  return leaf.success ? [leaf.data] : [];
}
