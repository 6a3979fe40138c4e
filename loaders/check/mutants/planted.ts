import { type Sheet } from "../../forms/cell.ts";
import { norwegianTime } from "../../forms/oslo-time.ts";
import { type TypedCell } from "../../forms/write-report.ts";
import { type UnitReport } from "../../forms/unit-report.ts";
import { inFiles } from "./planted-in-files.ts";

type Row = UnitReport["plasseringer"][number];

/** One mistake planted in a good report: what is changed, and the rules and columns it may be told by. */
export interface Planted {
  name: string;
  /** Any of these tells it. */
  rules: string[];
  /** The cell it is told at: a column of the row that begins with this text, or of the head where `row` is null. */
  column: string;
  row: string | null;
  typed: TypedCell[];
  /** The report in place of the good one. */
  report?: UnitReport;
  /** The name in place of the good one, without its ending. */
  file?: string;
  /** What is done to the sheets once they are written; not in JSON, which has none. */
  sheets?(sheets: Sheet[]): Sheet[];
}

const hour = 3600;
const day = 24 * hour;

/** Every mistake that one row can be given, and what it is to be told as. */
const inRows: ((
  row: Row,
  at: number,
) => Omit<Planted, "row" | "typed"> & { cells: Record<string, TypedCell["cell"]> })[] = [
  () => ({ name: "no sex", rules: ["missing-field"], column: "kjonn", cells: { kjonn: null } }),
  () => ({
    name: "a word of one's own",
    rules: ["unknown-code"],
    column: "tiltak",
    cells: { tiltak: "isolat" },
  }),
  () => ({
    name: "a day that is not",
    rules: ["not-a-time"],
    column: "start",
    cells: { start: "31.02.2026 10:00" },
  }),
  () => ({ name: "a date alone", rules: ["not-a-time"], column: "start", cells: { start: "10.03.2026" } }),
  () => ({
    name: "the skipped hour",
    rules: ["no-such-time"],
    column: "start",
    cells: { start: "29.03.2026 02:30" },
  }),
  () => ({
    name: "Excel's number",
    rules: ["excel-date-number"],
    column: "start",
    cells: { start: "46091.4166667" },
  }),
  () => ({
    name: "pm",
    rules: ["twelve-hour-clock"],
    column: "slutt",
    cells: { slutt: "10.03.2026 2:15 PM" },
  }),
  () => ({
    name: "month first",
    rules: ["exchanged-in-date"],
    column: "start",
    cells: { start: "03.28.2026 10:00" },
  }),
  () => ({ name: "a decimal comma", rules: ["decimal-number"], column: "tilsyn", cells: { tilsyn: "12,5" } }),
  () => ({
    name: "a number in words",
    rules: ["not-a-number"],
    column: "helsetilsyn",
    cells: { helsetilsyn: "to" },
  }),
  () => ({ name: "a name", rules: ["not-pseudonym"], column: "person", cells: { person: "Ola N" } }),
  () => ({
    name: "a pseudonym mistyped",
    rules: ["not-pseudonym"],
    column: "person",
    cells: { person: "P-0123456789ABCDEF9" },
  }),
  (row) => ({
    name: "an end before the start",
    rules: ["end-before-start", "outside-month", "exchanged-in-date", "twelve-hour-clock"],
    column: "slutt",
    cells: { slutt: norwegianTime(row.start - 30 * 60) },
  }),
  (row) => ({
    name: "next year's end",
    rules: ["in-future", "year-mistyped"],
    column: "slutt",
    cells: { slutt: norwegianTime((row.slutt ?? row.start) + 365 * day) },
  }),
  (row) => ({
    name: "last year's start",
    rules: ["year-mistyped", "implausible-length"],
    column: "start",
    cells: { start: norwegianTime(row.start - 365 * day) },
  }),
  () => ({
    name: "two cells swapped",
    rules: ["columns-swapped"],
    column: "kjonn",
    cells: { kjonn: "nei", under_18: "mann" },
  }),
  () => ({
    name: "a letter without its regime",
    rules: ["ground-half-stated"],
    column: "regelverk",
    cells: { regelverk: null },
  }),
  () => ({
    name: "a letter not in force",
    rules: ["ground-not-valid"],
    column: "bokstav",
    cells: { regelverk: "vedtatt", bokstav: "b" },
  }),
  () => ({
    name: "days for minutes",
    rules: ["gap-longer-than-stay"],
    column: "lengste_tilsynsgap",
    cells: { lengste_tilsynsgap: 90_000 },
  }),
  (row) => ({
    name: "a region told long before",
    rules: ["notified-outside-stay"],
    column: "region_varslet",
    cells: { region_varslet: norwegianTime(row.start - 9 * day) },
  }),
];

/** Every mistake that a head can be given. */
const inHead: Omit<Planted, "row">[] = [
  head("a month that is not", ["month-missing"], "maned", "mars"),
  head("another month", ["month-differs", "month-implausible"], "maned", "2026-02"),
  head("an unknown unit", ["unknown-unit"], "enhet", "utopia"),
  head("another unit", ["unit-differs"], "enhet", "ila-enhet"),
  head("thousands or decimals", ["thousands-or-decimals"], "fangedogn", "3.000"),
  head("ten times the prison days", ["prison-days-impossible"], "fangedogn", 90_000),
  head("no cells stated", ["missing-field"], "sikkerhetsceller", null),
  head("one placement too many", ["stated-count"], "antall_plasseringer", 999),
  head("no prison days", ["no-prison-days", "prison-days-impossible"], "fangedogn", 0),
  head("a version in words", ["not-a-number"], "versjon", "to"),
];

function head(name: string, rules: string[], column: string, cell: TypedCell["cell"]): Omit<Planted, "row"> {
  return { name, rules, column, typed: [{ table: "hode", row: 0, field: column, cell }] };
}

/** How many mistakes one row can be given. */
export const kindsInRows = inRows.length;

/** How many mistakes there are to plant. */
export const kinds = inRows.length + inHead.length + inFiles.length;

/** The mistake of this number, planted in this row of the report. */
export function planted(kind: number, report: UnitReport, at: number): Planted {
  const ofHead = inHead[kind - inRows.length];
  if (ofHead) return { ...ofHead, row: null };
  const ofFile = inFiles[kind - inRows.length - inHead.length];
  if (ofFile) return ofFile(report, at);
  const row = report.plasseringer[at];
  const make = inRows[kind];
  if (!row || !make) throw new Error(`no row ${at} or kind ${kind}`);
  const { cells, ...told } = make(row, at);
  return {
    ...told,
    row: row.plassering,
    typed: Object.entries(cells).map(([field, cell]) => ({ table: "plasseringer", row: at, field, cell })),
  };
}
