import type { z } from "zod";
import { cellText, type Cell, type Sheet, type SheetRow } from "./cell.ts";
import { cellIssue, type Code, type FieldMeta, type Language } from "./field.ts";
import { columnFinder, columnsOf, type Column } from "./header.ts";
import { likelyCell } from "./likely-cell.ts";
import { mergedHeaders, oddRow, type Placed } from "./odd-rows.ts";
import { norwegianTime, readInstant } from "./oslo-time.ts";
import { foundText, type Finding } from "./finding.ts";
import { swappedCells } from "./swapped-cells.ts";
import { namesTable, type TableName } from "./tables.ts";

/** A row that fits its form, and where the sender finds it. */
export interface ParsedRow<Values> {
  sheet: string;
  row: number;
  values: Values;
}

export interface ParsedRows<Values> {
  rows: ParsedRow<Values>[];
  /** The rows of the table that hold anything, also those that do not fit. */
  rowsRead: number;
  findings: Finding[];
}

/** A table of labels with a value beside each: those that fit. */
export interface ParsedLabels<Values> {
  sheet: string;
  values: Values;
  findings: Finding[];
}

/** The sheet of a table, if the file has it. */
export function sheetOf(sheets: Sheet[], name: TableName): Sheet | undefined {
  return sheets.find((sheet) => namesTable(sheet.name, name));
}

export function missingSheet(name: TableName): Finding {
  return {
    rule: "missing-sheet",
    sheet: null,
    row: null,
    column: null,
    found: null,
    expected: { nb: `arket ${name.nb}`, nn: `arket ${name.nn}` },
  };
}

/** Tables that stand in several sheets of a file: nobody can tell which of them holds. */
export function duplicateSheets(sheets: Sheet[], names: TableName[]): Finding[] {
  return names.flatMap((name) => {
    const same = sheets.filter((sheet) => namesTable(sheet.name, name));
    const found = { nb: `${name.nb} ${same.length} ganger`, nn: `${name.nn} ${same.length} gonger` };
    return same.length > 1
      ? [{ rule: "duplicate-sheet", sheet: same.at(-1)?.name ?? null, row: null, column: null, found }]
      : [];
  });
}

/** The rows below the header of a sheet. A row of which any cell does not fit is left out, and each such cell is told. */
export function parseRows<Table extends z.ZodObject>(
  sheet: Sheet,
  table: Table,
): ParsedRows<z.output<Table>> {
  const columns = columnsOf(table);
  const header = headerOf(sheet, columns);
  const problems = headerProblems(sheet, columns, header);
  if (!header || problems.some(({ rule }) => rule !== "unknown-column"))
    return { rows: [], rowsRead: 0, findings: problems };
  const rows: ParsedRow<z.output<Table>>[] = [];
  const findings = problems;
  const below = sheet.rows.filter((row) => row.row > header.row.row && isFilled(row));
  const odd = new Map(below.map((row) => [row, oddRow(row, header.placed, columns)]));
  const filled = below.filter((row) => odd.get(row) === undefined);
  findings.push(
    ...mergedHeaders(header.row, filled, header.placed).map((column) => ({
      rule: "header-merged",
      sheet: sheet.name,
      row: header.row.row,
      column,
      found: null,
    })),
    ...[...odd].flatMap(([{ row }, what]) => (what ? [{ ...what, sheet: sheet.name, row }] : [])),
    ...timesInUtc(sheet, filled, header.placed),
  );
  for (const { row, cells } of filled) {
    const record = nothingIn(columns);
    for (const { column, at } of header.placed) record[column.key] = cells[at] ?? null;
    const result = table.safeParse(record);
    if (result.success) rows.push({ sheet: sheet.name, row, values: result.data });
    const where = { sheet: sheet.name, row };
    if (!result.success) findings.push(...cellFindings(result.error, table, columns, record, where));
    findings.push(...ambiguousTimes(columns, record, where));
  }
  return { rows, rowsRead: filled.length, findings };
}

interface Header {
  row: SheetRow;
  placed: Placed[];
}

const mostRowsAbove = 30;

/** The first row in which at least half of the columns needed stand; titles and blank rows may stand above it. */
function headerOf(sheet: Sheet, columns: Column[]): Header | undefined {
  const find = columnFinder(columns);
  const needed = Math.max(2, columns.filter(({ required }) => required).length / 2);
  for (const row of sheet.rows.filter(isFilled).slice(0, mostRowsAbove)) {
    const placed = row.cells.flatMap((cell, at) => {
      const column = find(cell);
      return column ? [{ column, at }] : [];
    });
    if (new Set(placed.map(({ column }) => column.key)).size >= needed) return { row, placed };
  }
  return undefined;
}

function headerProblems(sheet: Sheet, columns: Column[], header: Header | undefined): Finding[] {
  if (!header && !sheet.rows.some(isFilled)) return [];
  const at = { sheet: sheet.name, row: header?.row.row ?? null };
  const count = (key: string) => header?.placed.filter(({ column }) => column.key === key).length ?? 0;
  const missing = columns.filter(({ key, required }) => required && count(key) === 0);
  const twice = columns.filter(({ key }) => count(key) > 1);
  const known = new Set(header?.placed.map((one) => one.at));
  const unknown = (header?.row.cells ?? []).filter(
    (cell, index) => cellText(cell) !== "" && !known.has(index),
  );
  return [
    ...missing.map(({ key, nb, nn }) => ({
      rule: "missing-column",
      ...at,
      column: key,
      found: null,
      expected: {
        nb: `en kolonne med overskriften ${nb.label}`,
        nn: `ein kolonne med overskrifta ${nn.label}`,
      },
    })),
    ...twice.map(({ key }) => ({
      rule: "duplicate-column",
      ...at,
      column: key,
      found: { nb: `${count(key)} ganger`, nn: `${count(key)} gonger` },
    })),
    ...unknown.map((cell) => ({
      rule: "unknown-column",
      ...at,
      column: foundText(cell, null),
      found: foundText(cell, null),
    })),
  ];
}

/** The values beside the labels of a sheet, read by `table`; `partial` is the same table without what must be there. */
export function parseLabels<Table extends z.ZodObject, Partial extends z.ZodObject>(
  sheet: Sheet,
  table: Table,
  partial: Partial,
): ParsedLabels<z.output<Partial>> {
  const columns = columnsOf(table);
  const find = columnFinder(columns);
  const record = nothingIn(columns);
  const rowOf = new Map<string, number>();
  const findings: Finding[] = [];
  for (const { row, cells } of sheet.rows) {
    const at = cells.findIndex((cell) => cellText(cell) !== "");
    const column = find(cells[at]);
    const value = cells[at + 1] ?? null;
    const where = { sheet: sheet.name, row };
    if (column && rowOf.has(column.key))
      findings.push({
        rule: "duplicate-column",
        ...where,
        column: column.key,
        found: { nb: "to ganger", nn: "to gonger" },
      });
    else if (column) {
      record[column.key] = value;
      rowOf.set(column.key, row);
    } else if (cellText(value) !== "") {
      const label = foundText(cells[at], null);
      findings.push({ rule: "unknown-column", ...where, column: label, found: label });
    }
  }
  const result = table.safeParse(record);
  const broken = result.success
    ? []
    : cellFindings(result.error, table, columns, record, { sheet: sheet.name, row: null });
  const unfit = new Set(broken.map(({ column }) => column));
  const fitting = Object.fromEntries(Object.entries(record).filter(([key]) => !unfit.has(key)));
  return {
    sheet: sheet.name,
    values: partial.parse(fitting),
    findings: [
      ...findings,
      ...[...broken, ...ambiguousTimes(columns, fitting, { sheet: sheet.name, row: null })].map(
        (finding) => ({
          ...finding,
          row: rowOf.get(finding.column ?? "") ?? null,
        }),
      ),
    ],
  };
}

// A column that the sender left out altogether is as one left empty.
function nothingIn(columns: Column[]): Record<string, Cell> {
  return Object.fromEntries(columns.map(({ key }) => [key, null]));
}

type Where = Pick<Finding, "sheet" | "row">;

function cellFindings(
  error: z.ZodError,
  table: z.ZodObject,
  columns: Column[],
  record: Record<string, Cell>,
  where: Where,
): Finding[] {
  const broken = error.issues.map((issue) => cellIssue.parse(issue));
  const swapped = swappedCells(
    table,
    columns,
    record,
    broken.map(({ path: [key] }) => key),
  );
  return broken.flatMap(({ path: [key], params }): Finding[] => {
    if (swapped?.pair[0] === key)
      return [{ rule: "columns-swapped", ...where, column: key, found: swapped.found }];
    if (swapped?.pair[1] === key) return [];
    const column = columns.find((one) => one.key === key);
    const likely = column && likelyCell(record[key], column);
    if (likely) return [{ ...likely, ...where, column: key }];
    const expected = column && expectedOf(column, params.rule);
    return [
      {
        rule: params.rule,
        ...where,
        column: key,
        found: foundText(record[key], column?.kind === "person" ? "person" : null),
        ...(expected !== undefined && { expected }),
      },
    ];
  });
}

/** Columns whose times end in Z: read as UTC, which few systems mean. */
function timesInUtc(sheet: Sheet, rows: SheetRow[], placed: Placed[]): Finding[] {
  return placed.flatMap(({ column, at }) => {
    const inUtc = rows.filter(({ cells }) => column.kind === "instant" && /\dZ$/i.test(cellText(cells[at])));
    const [first] = inUtc;
    const reading = readInstant(cellText(first?.cells[at]));
    if (!first || "problem" in reading) return [];
    const shown = foundText(first.cells[at], null);
    const time = norwegianTime(reading.seconds);
    const found = {
      nb: `fant «${shown}», der Z betyr UTC; det er lest som ${time} norsk tid (${inUtc.length} av ${rows.length} rader)`,
      nn: `fann «${shown}», der Z betyr UTC; det er lese som ${time} norsk tid (${inUtc.length} av ${rows.length} rader)`,
    };
    return [{ rule: "times-in-utc", sheet: sheet.name, row: first.row, column: column.key, found }];
  });
}

/** What a column takes, as the sender is to type it. Where the rule itself says it best, nothing. */
function expectedOf({ kind, codes, example }: FieldMeta, rule: string): Finding["expected"] {
  if (rule === "no-such-time") return undefined;
  if (codes)
    return {
      nb: `${kind === "codes" ? "ett eller flere av" : "et av ordene"} ${words(codes, "nb")}`,
      nn: `${kind === "codes" ? "eitt eller fleire av" : "eit av orda"} ${words(codes, "nn")}`,
    };
  if (kind === "integer") return { nb: "et helt tall fra 0", nn: "eit heilt tal frå 0" };
  if (kind === "instant") return "dato og klokkeslett som 28.02.2026 23:15";
  if (kind === "month") return { nb: "en måned som 2026-03", nn: "ein månad som 2026-03" };
  if (kind === "person")
    return { nb: "et pseudonym som P-0123456789ABCDEF8", nn: "eit pseudonym som P-0123456789ABCDEF8" };
  return rule === "missing-field" ? `tekst som ${example}` : undefined;
}

function words(codes: Code[], language: Language): string {
  return codes.map((code) => code[language]).join(", ");
}

// Only on the last Sunday of October does an hour come twice, so other months need not be read again.
function ambiguousTimes(columns: Column[], record: Record<string, Cell>, where: Where): Finding[] {
  return columns.flatMap(({ key, kind }) => {
    const text = cellText(record[key]);
    if (kind !== "instant" || !/[.-]10[.-]/.test(text)) return [];
    const reading = readInstant(text);
    const isAmbiguous = "ambiguous" in reading && reading.ambiguous;
    return isAmbiguous
      ? [{ rule: "ambiguous-time", ...where, column: key, found: foundText(text, key) }]
      : [];
  });
}

function isFilled({ cells }: SheetRow): boolean {
  return cells.some((cell) => cellText(cell) !== "");
}
