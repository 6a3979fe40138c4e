import { harmlessCell } from "./harmless-cell.js";
import { h, toText, type Content } from "./content.js";

export interface Table {
  caption: string;
  columns: { label: string; number?: boolean }[];
  rows: TableCell[][];
}

/** Words, or a number with the words it is shown by; the first cell of a row is its name. */
export type TableCell = Content | NumberCell;

export interface NumberCell {
  shown: string;
  number: number;
  /** A number of stays or persons. */
  counts?: boolean;
  /** Its words say too that it is from–to, provisional or lacks reports. */
  mayChange?: boolean;
}

/** Below which number a count is marked as small, and what is said of the mark under the table. */
export interface SmallMark {
  below: number;
  said: string;
}

export function isNumberCell(cell: TableCell): cell is NumberCell {
  return typeof cell === "object" && "shown" in cell;
}

/** A cell as a file has it: its number where that is all that is said, else the words. */
export function inFile(cell: TableCell): number | string {
  if (!isNumberCell(cell)) return toText(cell);
  return cell.mayChange === true ? cell.shown : cell.number;
}

export function tableContent(table: Table, className = "", mark?: SmallMark): Content {
  const content = tableElement(table, className, mark);
  return [content, ...smallNote(table.rows.flat(), mark)];
}

/** A cell as it is written, a small count with its mark. */
export function cellContent(cell: TableCell, mark: SmallMark | undefined): Content {
  if (!isNumberCell(cell)) return cell;
  return isSmall(cell, mark) ? h("span", { class: "small-figure" }, cell.shown) : cell.shown;
}

/** What is said of the mark, where one of the cells has it. */
export function smallNote(cells: readonly TableCell[], mark: SmallMark | undefined): Content[] {
  return mark !== undefined && cells.some((cell) => isSmall(cell, mark))
    ? [h("p", { class: "note" }, mark.said)]
    : [];
}

function isSmall(cell: TableCell, mark: SmallMark | undefined): boolean {
  return (
    mark !== undefined &&
    isNumberCell(cell) &&
    cell.counts === true &&
    cell.number > 0 &&
    cell.number < mark.below
  );
}

function tableElement(table: Table, className: string, mark: SmallMark | undefined): Content {
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
              const shown = cellContent(cell, mark);
              return i === 0 ? h("th", { scope: "row", ...of(i) }, shown) : h("td", of(i), shown);
            }),
          ),
        ),
      ),
    ),
  );
}

/** A table that opens when its words are pressed; nothing where it has no rows. */
export function foldedTable(show: string, table: Table, mark?: SmallMark): Content {
  if (table.rows.length === 0) return [];
  return h("details", { class: "table" }, h("summary", {}, show), tableContent(table, "", mark));
}

/** A table as a spreadsheet in Norwegian reads it: semicolons, decimal comma, the words above it first. */
export function tableCsv(above: string[], table: Table): string {
  const lines = [
    ...above.map((line) => [harmlessCell(line)]),
    ...(above.length > 0 ? [[""]] : []),
    table.columns.map(({ label }) => harmlessCell(label)),
    ...table.rows.map((row) =>
      row
        .map(inFile)
        .map((cell) => (typeof cell === "number" ? String(cell).replace(".", ",") : harmlessCell(cell))),
    ),
  ];
  return `\ufeff${lines.map((line) => line.map(csvField).join(";")).join("\r\n")}\r\n`;
}

function csvField(text: string): string {
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
