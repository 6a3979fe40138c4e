import { z } from "zod";
import { type Cell } from "../forms/cell.ts";
import { fieldMeta, type FieldMeta, type Language } from "../forms/field.ts";
import { norwegianTime } from "../forms/oslo-time.ts";
import { type CodeLists, unitReport } from "../forms/unit-report.ts";
import { type Delivery } from "./monthly-reports.ts";

/** A report as someone typed it: the form's keys, and what stands in each cell. */
export interface TypedContent {
  hode: TypedRow;
  plasseringer: TypedRow[];
  vedtak: TypedRow[];
}

export type TypedRow = Record<string, Cell>;

/** How a unit types: its written language, and its way with dates. */
export interface Hand {
  language: Language;
  times: "norwegian" | "iso";
}

/** How a unit types a report, with the cells in which it says something else than it should. */
export function contentTyper(lists: CodeLists): (delivery: Delivery, hand: Hand) => TypedContent {
  const { hode, plasseringer, vedtak } = unitReport(lists).shape;
  const head = columnsOf(hode);
  const placement = columnsOf(plasseringer.element);
  const decision = columnsOf(vedtak.element);
  return ({ report, typed }, hand) => {
    const content: TypedContent = {
      hode: typedRow(report.hode, head, hand),
      plasseringer: report.plasseringer.map((row) => typedRow(row, placement, hand)),
      vedtak: report.vedtak.map((row) => typedRow(row, decision, hand)),
    };
    for (const { table, row, field, cell } of typed) {
      const target = table === "hode" ? content.hode : content[table][row];
      if (target) target[field] = cell;
    }
    return content;
  };
}

/** What the form says of each of a table's columns. */
export function columnsOf(table: z.ZodObject): Map<string, FieldMeta> {
  return new Map(
    Object.entries(table.shape).map(([key, field]) => {
      if (!(field instanceof z.ZodType)) throw new Error(`not a column: ${key}`);
      return [key, fieldMeta(field)];
    }),
  );
}

/** A row in the order of the form's columns. */
export function typedRow(
  values: Record<string, unknown>,
  columns: Map<string, FieldMeta>,
  hand: Hand,
): TypedRow {
  return Object.fromEntries([...columns].map(([key, meta]) => [key, typedCell(values[key], meta, hand)]));
}

function typedCell(given: unknown, meta: FieldMeta, { language, times }: Hand): Cell {
  if (given === null || given === undefined) return null;
  if (Array.isArray(given)) return given.map((id) => word(id, meta, language)).join(", ");
  if (meta.kind === "instant") return time(Number(given), times);
  if (meta.kind === "yes_no") return word(given === true ? "yes" : "no", meta, language);
  if (meta.kind === "code") return word(given, meta, language);
  return typeof given === "number" ? given : String(given);
}

function word(id: unknown, { codes }: FieldMeta, language: Language): string {
  const known = codes?.find((code) => code.id === id);
  if (!known) throw new Error(`unknown code: ${String(id)}`);
  return known[language];
}

function time(seconds: number, times: Hand["times"]): string {
  const text = norwegianTime(seconds);
  if (times === "norwegian") return text;
  return `${text.slice(6, 10)}-${text.slice(3, 5)}-${text.slice(0, 2)}T${text.slice(11)}`;
}
