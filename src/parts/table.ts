import { harmlessCell } from "./harmless-cell.js";
import { h, toText, type Content } from "./content.js";

export interface Table {
  caption: string;
  columns: { label: string; number?: boolean }[];
  rows: TableCell[][];
}

/** Words, or a number with the words it is shown by; the first cell of a row is its name. */
export type TableCell = Content | { shown: string; number: number };

export function isNumberCell(cell: TableCell): cell is { shown: string; number: number } {
  return typeof cell === "object" && "shown" in cell;
}

export function tableContent(table: Table, className = ""): Content {
  const of = (column: number) => (table.columns[column]?.number ? { class: "number" } : {});
  return h(
    "div",
    { class: "scroll", tabindex: "0", role: "region", "aria-label": table.caption },
    h(
      "table",
      className === "" ? {} : { class: className },
      h("caption", {}, table.caption),
      h(
        "thead",
        {},
        h("tr", {}, ...table.columns.map(({ label }, i) => h("th", { scope: "col", ...of(i) }, label))),
      ),
      h(
        "tbody",
        {},
        ...table.rows.map((row) =>
          h(
            "tr",
            {},
            ...row.map((cell, i) => {
              const shown = isNumberCell(cell) ? cell.shown : cell;
              return i === 0 ? h("th", { scope: "row", ...of(i) }, shown) : h("td", of(i), shown);
            }),
          ),
        ),
      ),
    ),
  );
}

/** A table that opens when its words are pressed; nothing where it has no rows. */
export function foldedTable(show: string, table: Table): Content {
  if (table.rows.length === 0) return [];
  return h("details", { class: "table" }, h("summary", {}, show), tableContent(table));
}

/** A table as a spreadsheet in Norwegian reads it: semicolons, decimal comma, the words above it first. */
export function tableCsv(above: string[], table: Table): string {
  const lines = [
    ...above.map((line) => [harmlessCell(line)]),
    ...(above.length > 0 ? [[""]] : []),
    table.columns.map(({ label }) => harmlessCell(label)),
    ...table.rows.map((row) =>
      row.map((cell) =>
        isNumberCell(cell) ? String(cell.number).replace(".", ",") : harmlessCell(toText(cell)),
      ),
    ),
  ];
  return `\ufeff${lines.map((line) => line.map(csvField).join(";")).join("\r\n")}\r\n`;
}

function csvField(text: string): string {
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
