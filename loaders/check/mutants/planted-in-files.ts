import { cellText, type Cell, type Sheet, type SheetRow } from "../../forms/cell.ts";
import { type UnitReport } from "../../forms/unit-report.ts";
import { type Planted } from "./planted.ts";

const day = 86_400;

/** Every mistake that is none of one cell: of the whole sheet, of all rows, or of which file it is. */
export const inFiles: ((report: UnitReport, at: number) => Planted)[] = [
  (_report, at) => ({
    ...mistake("a sum under the rows", ["total-row"], "plassering", "Sum"),
    sheets: placements((rows) => {
      const last = rows.at(-1);
      const sum = columnOf(rows, "Tilsyn");
      const cells = Array.from({ length: sum + 1 }, (_, index): Cell => (index === sum ? 100 + at : null));
      return last ? [...rows, { row: last.row + 1, cells: ["Sum", ...cells.slice(1)] }] : rows;
    }),
  }),
  (_report, at) => ({
    ...mistake("the header once more", ["header-repeated"], "plassering", "Plassering"),
    sheets: placements(([header, ...rows]) => {
      if (!header) throw new Error("a sheet without a header");
      return numbered([header, ...rows.slice(0, at + 1), header, ...rows.slice(at + 1)]);
    }),
  }),
  () => ({
    ...mistake("a header merged over two columns", ["header-merged"], "helsetilsyn", "Plassering"),
    sheets: placements(withoutHeader("Tilsyn")),
  }),
  () => ({
    ...mistake(
      "a header merged over a column that must be there",
      ["missing-column"],
      "under_18",
      "Plassering",
    ),
    sheets: placements(withoutHeader("Under 18 år")),
  }),
  () => ({
    ...mistake("two headers swapped", ["columns-swapped"], "kjonn", "V-1"),
    sheets: placements(([header, ...rows]) => {
      if (!header) throw new Error("a sheet without a header");
      const cells = header.cells.map((cell) => exchangedLabels.get(cellText(cell)) ?? cell);
      return [{ ...header, cells }, ...rows];
    }),
  }),
  (report, at) => ({
    ...mistake("a row copied under a new id", ["copied-row"], "plassering", "V-kopi"),
    report: {
      ...report,
      hode: { ...report.hode, antall_plasseringer: report.plasseringer.length + 1 },
      plasseringer: report.plasseringer.flatMap((row, index) =>
        index === at ? [row, { ...row, plassering: "V-kopi" }] : [row],
      ),
    },
  }),
  (report) => ({
    ...mistake("every row copied under its own id", ["duplicate-id"], "plassering", "V-1"),
    report: {
      ...report,
      hode: { ...report.hode, antall_plasseringer: 2 * report.plasseringer.length },
      plasseringer: [...report.plasseringer, ...report.plasseringer],
    },
  }),
  (report) => ({
    ...mistake("last month's rows under this month's head", ["earlier-months-rows"], "maned", null),
    report: {
      ...report,
      plasseringer: report.plasseringer.map((row) => ({
        ...row,
        start: row.start - 33 * day,
        slutt: (row.slutt ?? row.start) - 33 * day,
      })),
    },
  }),
  () => ({
    ...mistake("last month's file under this month's name", ["month-differs"], "maned", null),
    file: "oslo-enhet_2026-04",
  }),
  () => ({
    ...mistake("another unit's file", ["unit-differs"], "enhet", null),
    file: "ila-enhet_2026-03",
  }),
  (report) => ({
    ...mistake("every start in UTC", ["times-in-utc"], "start", "V-1"),
    typed: report.plasseringer.map(({ start }, row) => ({
      table: "plasseringer",
      row,
      field: "start",
      cell: `${new Date(1000 * start).toISOString().slice(0, 19)}Z`,
    })),
  }),
];

function mistake(name: string, rules: string[], column: string, row: string | null): Planted {
  return { name, rules, column, row, typed: [] };
}

const exchangedLabels = new Map([
  ["Kjønn", "Under 18 år"],
  ["Under 18 år", "Kjønn"],
]);

/** A change of the rows, the header first, of the sheet of placements. */
function placements(change: (rows: SheetRow[]) => SheetRow[]): NonNullable<Planted["sheets"]> {
  return (sheets: Sheet[]) =>
    sheets.map((sheet) => (sheet.name === "Plasseringer" ? { ...sheet, rows: change(sheet.rows) } : sheet));
}

/** The header without one of its labels, as a workbook has it where it is merged with the one before. */
function withoutHeader(label: string): (rows: SheetRow[]) => SheetRow[] {
  return (rows) => {
    const at = columnOf(rows, label);
    return rows.map((row, index) =>
      index === 0 ? { ...row, cells: row.cells.map((cell, column) => (column === at ? null : cell)) } : row,
    );
  };
}

function columnOf([header]: SheetRow[], label: string): number {
  const at = header?.cells.findIndex((cell) => cellText(cell) === label) ?? -1;
  if (at < 0) throw new Error(`no column ${label}`);
  return at;
}

function numbered(rows: SheetRow[]): SheetRow[] {
  const first = rows[0]?.row ?? 1;
  return rows.map((row, index) => ({ ...row, row: first + index }));
}
