import {
  writeWorkbook,
  type CellStyle,
  type CellValue,
  type DataValidation,
  type WriteSheet,
} from "../readers/workbook.ts";
import { columnLetter } from "./column-letter.ts";
import type { FieldMeta, Language } from "./field.ts";
import type { Column } from "./header.ts";
import { formTables, wordsOf, type FormTable, type Value } from "./layout.ts";
import { unitReport, type CodeLists } from "./unit-report.ts";
import { wordsOfForms } from "./words-of-forms.ts";
import { timeFormat } from "./time-format.ts";

export interface Template {
  unit: { id: string; name: string };
  month: string;
  language: Language;
  lists: CodeLists;
}

/** A workbook for a unit to fill in for one month: the sheets of its report, and one that explains every column. */
export function templateWorkbook({ unit, month, language, lists }: Template): Promise<Uint8Array> {
  const known: Record<string, Value> = { enhet: unit.id, maned: month, versjon: 1, omfang: "whole" };
  const tables = formTables(unitReport(lists)).map((table) => ({
    ...table,
    // Only made-up reports carry this mark.
    columns: table.columns.filter(({ key }) => key !== "eksempeldata"),
  }));
  return writeWorkbook([
    ...tables.map((table) =>
      table.layout === "labels" ? labelSheet(table, known, language) : rowSheet(table, language),
    ),
    explanation(tables, `${wordsOfForms[language].title} ${month}, ${unit.name}`, language),
  ]);
}

/** Rows ready to be filled in; more can be added below. */
const readyRows = 200;

const bold: CellStyle = { font: { bold: true } };
const heading: CellStyle = {
  font: { bold: true },
  fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "E3E9EF" } },
  alignment: { wrapText: true, vertical: "top" },
};
const wrapped: CellStyle = { alignment: { wrapText: true, vertical: "top" } };

function labelSheet(table: FormTable, known: Record<string, Value>, language: Language): WriteSheet {
  const cells = new Map<string, { style: CellStyle }>();
  const rows = table.columns.map((column, at) => {
    cells.set(`${at},0`, { style: bold });
    cells.set(`${at},1`, { style: styleOf(column) });
    const value = wordsOf(known[column.key] ?? null, column, language);
    return [starred(column, language), Array.isArray(value) ? null : value, column[language].help];
  });
  return {
    name: table.name[language],
    columns: [{ width: 30 }, { width: 24 }, { width: 80 }],
    rows,
    cells,
    dataValidations: table.columns.map((column, at) => validation(column, `B${at + 1}`, language)),
  };
}

function rowSheet(table: FormTable, language: Language): WriteSheet {
  const cells = new Map<string, { style: CellStyle }>();
  for (const [at, column] of table.columns.entries()) {
    cells.set(`0,${at}`, { style: heading });
    for (let row = 1; row <= readyRows; row++) cells.set(`${row},${at}`, { style: styleOf(column) });
  }
  return {
    name: table.name[language],
    columns: table.columns.map((column) => ({ width: widthOf(column, language) })),
    rows: [table.columns.map((column) => starred(column, language))],
    cells,
    freezePane: { rows: 1 },
    dataValidations: table.columns.map((column, at) => {
      const letter = columnLetter(at);
      return validation(column, `${letter}2:${letter}${readyRows + 1}`, language);
    }),
  };
}

function explanation(tables: FormTable[], title: string, language: Language): WriteSheet {
  const words = wordsOfForms[language];
  const { table, label, help, kind, required, codes, example } = words.columns;
  const above: CellValue[][] = [[title], ...words.intro.map((line) => [line]), []];
  const rows = tables.flatMap(({ name, columns }) =>
    columns.map((column) => [
      name[language],
      column[language].label,
      column[language].help,
      words.kinds[column.kind],
      column.required ? words.yes : words.no,
      (column.codes ?? []).map((code) => code[language]).join(", "),
      column.example,
    ]),
  );
  const cells = new Map<string, { style: CellStyle }>([["0,0", { style: bold }]]);
  for (let at = 0; at < 7; at++) {
    cells.set(`${above.length},${at}`, { style: heading });
    for (const row of rows.keys()) cells.set(`${above.length + 1 + row},${at}`, { style: wrapped });
  }
  return {
    name: words.sheet,
    columns: [14, 26, 60, 26, 14, 44, 24].map((width) => ({ width })),
    rows: [...above, [table, label, help, kind, required, codes, example], ...rows],
    cells,
    freezePane: { rows: above.length + 1 },
  };
}

function starred(column: Column, language: Language): string {
  return column.required ? `${column[language].label} *` : column[language].label;
}

function widthOf(column: Column, language: Language): number {
  const content = {
    text: 14,
    person: 22,
    code: 18,
    codes: 28,
    instant: 17,
    month: 10,
    integer: 10,
    yes_no: 10,
  };
  return Math.max(content[column.kind], Math.min(20, column[language].label.length + 3));
}

// Without a text format Excel makes a date of an id such as 3-12.
function styleOf({ kind }: FieldMeta): CellStyle {
  if (kind === "instant") return { numFmt: timeFormat };
  if (kind === "integer") return { numFmt: "0" };
  return { numFmt: "@" };
}

/** A list to choose from where a column takes one word, a check where it takes a number, and help in every case. */
function validation(column: Column, range: string, language: Language): DataValidation {
  const words = wordsOfForms[language];
  const { label, help } = column[language];
  const allowed = (column.codes ?? []).map((code) => code[language]);
  const several = column.kind === "codes" ? ` ${words.chooseSeveral}: ${allowed.join(", ")}.` : "";
  const told = {
    range,
    allowBlank: true,
    showInputMessage: true,
    inputTitle: shortened(label, 32),
    inputMessage: shortened(help + several, 255),
  };
  const refused = { showErrorMessage: true, errorTitle: shortened(label, 32), errorStyle: "stop" as const };
  if (allowed.length > 0 && several === "" && allowed.join(",").length <= longestList)
    return {
      ...told,
      ...refused,
      type: "list",
      values: allowed,
      errorMessage: shortened(`${words.chooseOne}: ${allowed.join(", ")}.`, 225),
    };
  if (column.kind === "integer")
    return {
      ...told,
      ...refused,
      type: "whole",
      operator: "greaterThanOrEqual",
      formula1: "0",
      errorMessage: words.wholeNumber,
    };
  return { ...told, type: "custom", formula1: "TRUE" };
}

// Excel's own limit for a list that stands in the cell's rule.
const longestList = 250;

function shortened(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}
