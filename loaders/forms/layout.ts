import { z } from "zod";
import type { Cell } from "./cell.ts";
import type { FieldMeta, Language } from "./field.ts";
import { columnsOf, type Column } from "./header.ts";
import { tables, type TableName } from "./tables.ts";

/** A table of a form: either a value beside each label, or rows under a header. */
export interface FormTable {
  name: TableName;
  layout: "labels" | "rows";
  columns: Column[];
}

/** The tables of a form in their order. */
export function formTables(form: z.ZodObject): FormTable[] {
  return Object.entries(form.shape).map(([key, schema]) => {
    const name = Object.values(tables).find((table) => table.key === key);
    if (!name) throw new Error(`a form's table without a name: ${key}`);
    return schema instanceof z.ZodArray
      ? { name, layout: "rows", columns: columnsOf(z.instanceof(z.ZodObject).parse(schema.element)) }
      : { name, layout: "labels", columns: columnsOf(z.instanceof(z.ZodObject).parse(schema)) };
  });
}

/** What a cell holds besides what its form reads out of it: one cell of a file that does not say what its report says. */
export interface TypedCell {
  table: string;
  /** 0 is the first row of the table. */
  row: number;
  field: string;
  cell: Cell;
}

export type Value = string | number | boolean | string[] | null;

const value = z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.null()]);
const row = z.record(z.string(), value);
const rows = z.union([z.array(row), row.transform((one) => [one])]);

/** How a value is written in a format; a typed cell is written as it is. */
export type Write<Written> = (value: Value, column: FieldMeta) => Written;

export interface WrittenTable<Written> extends FormTable {
  /** In the order of the columns. */
  rows: (Written | Cell)[][];
}

/** The tables of a report with every cell written by `write`. */
export function writtenTables<Written>(
  content: object,
  form: z.ZodObject,
  typed: readonly TypedCell[],
  write: Write<Written>,
): WrittenTable<Written>[] {
  const byKey = new Map(Object.entries(content));
  return formTables(form).map((table) => ({
    ...table,
    rows: rows.parse(byKey.get(table.name.key)).map((given, index) =>
      table.columns.map((column) => {
        const instead = typed.find(
          (one) => one.table === table.name.key && one.row === index && one.field === column.key,
        );
        return instead ? instead.cell : write(given[column.key] ?? null, column);
      }),
    ),
  }));
}

/** A value as a person types it in a language; instants and numbers are left to each format. */
export function wordsOf(given: Value, { codes }: FieldMeta, language: Language): Value {
  if (typeof given === "boolean") return wordOf(given ? "yes" : "no", codes ?? [], language);
  if (Array.isArray(given)) return given.map((id) => wordOf(id, codes ?? [], language)).join(", ");
  if (typeof given === "string" && codes) return wordOf(given, codes, language);
  return given;
}

function wordOf(id: string, codes: NonNullable<FieldMeta["codes"]>, language: Language): string {
  const found = codes.find((one) => one.id === id);
  if (!found) throw new Error(`unknown code: ${id}`);
  return found[language];
}
