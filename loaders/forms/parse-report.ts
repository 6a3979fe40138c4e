import type { ReadFile } from "../readers/read-file.ts";
import { maskIdentity } from "./mask-identity.ts";
import { findNationalIdentityInRow } from "./national-identity.ts";
import {
  duplicateSheets,
  missingSheet,
  parseLabels,
  parseRows,
  sheetOf,
  type ParsedLabels,
  type ParsedRow,
  type ParsedRows,
} from "./parse-table.ts";
import { periodAsTyped, readHistoryHead, type History, type historyForm } from "./history.ts";
import { readQualityAssurance, readRegionHead, type regionReport } from "./region-report.ts";
import { foundText, severityOf, type Finding } from "./finding.ts";
import { rowsOfCells, sheetsOf } from "./sheets-of.ts";
import { tables } from "./tables.ts";
import { readHead, withdrawal, type UnitReport, type UnitReportForm } from "./unit-report.ts";
import type { Sheet } from "./cell.ts";
import type { z } from "zod";

export type { ParsedRow } from "./parse-table.ts";

type Withdrawal = z.output<typeof withdrawal>;

/** A unit's report as far as it could be read. A head cell that does not fit is absent, a row that does not is left out. */
export interface ParsedUnitReport {
  hode: z.output<typeof readHead>;
  plasseringer: ParsedRow<UnitReport["plasseringer"][number]>[];
  vedtak: ParsedRow<UnitReport["vedtak"][number]>[];
  /** The rows that say that a placement told of before should not have been. */
  trukket: ParsedRow<Withdrawal>[];
  /** The rows of the two tables, also those left out. */
  rowsRead: { plasseringer: number; vedtak: number };
  findings: Finding[];
}

const none = { rows: [], rowsRead: 0, findings: [] };

export function parseUnitReport(read: ReadFile, form: UnitReportForm): ParsedUnitReport {
  const sheets = sheetsOf(read);
  const [head, placements, decisions] = [tables.hode, tables.plasseringer, tables.vedtak].map((name) =>
    sheetOf(sheets, name),
  );
  const hode = head && parseLabels(head, form.shape.hode, readHead);
  const plasseringer: ParsedRows<UnitReport["plasseringer"][number]> = placements
    ? parseRows(placements, form.shape.plasseringer.element)
    : none;
  const trukket = placements ? withdrawnRows(placements) : [];
  const isWithdrawn = (row: number | null) => trukket.some((one) => one.row === row);
  const vedtak: ParsedRows<UnitReport["vedtak"][number]> = decisions
    ? parseRows(decisions, form.shape.vedtak.element)
    : none;
  // A month in which none was placed needs no table of placements, nor one of decisions.
  const needsPlacements = !placements && hode?.values.antall_plasseringer !== 0;
  return {
    hode: hode?.values ?? {},
    plasseringer: plasseringer.rows.filter(({ row }) => !isWithdrawn(row)),
    trukket,
    vedtak: vedtak.rows,
    rowsRead: { plasseringer: plasseringer.rowsRead, vedtak: vedtak.rowsRead },
    findings: [
      ...duplicateSheets(sheets, [tables.hode, tables.plasseringer, tables.vedtak]),
      ...headFindings(hode, identifyingUnit),
      ...(needsPlacements ? [missingSheet(tables.plasseringer)] : []),
      ...plasseringer.findings.filter(({ row }) => !isWithdrawn(row)),
      ...(!decisions && plasseringer.rowsRead > 0
        ? [{ ...missingSheet(tables.vedtak), severity: "warns" as const }]
        : []),
      ...vedtak.findings,
    ],
  };
}

/** The rows of a sheet that are withdrawn: of these only the id is needed, for the rest may be what was wrong. */
function withdrawnRows(sheet: Sheet): ParsedRow<Withdrawal>[] {
  return parseRows(sheet, withdrawal).rows.filter(({ values }) => values.trukket === true);
}

/** Without these a report is not of any unit and month, or does not say which version it is. */
const identifyingUnit = new Set(["enhet", "maned", "versjon", "sendt", "omfang", "status"]);
const identifyingRegion = new Set([
  "region",
  "maned",
  "versjon",
  "sendt",
  "kvalitetssikrede_vedtak",
  "vedtak_med_feil",
]);

function headFindings(hode: ParsedLabels<unknown> | undefined, identifying: Set<string>): Finding[] {
  if (!hode) return [missingSheet(tables.hode)];
  return hode.findings.map((finding) => {
    if (finding.column === null || !identifying.has(finding.column)) return finding;
    if (severityOf(finding) !== "sets_aside") return finding;
    if (finding.column !== "maned") return { ...finding, severity: "refuses" };
    const { sheet, row, column, found } = finding;
    return { rule: "month-missing", sheet, row, column, found };
  });
}

export interface ParsedRegionReport {
  /** What the sheets are called in the file. */
  sheets: { hode: string; kvalitetssikring: string };
  hode: z.output<typeof readRegionHead>;
  kvalitetssikring: z.output<typeof readQualityAssurance>;
  findings: Finding[];
}

export function parseRegionReport(read: ReadFile, form: ReturnType<typeof regionReport>): ParsedRegionReport {
  const sheets = sheetsOf(read);
  const head = sheetOf(sheets, tables.hode);
  const quality = sheetOf(sheets, tables.kvalitetssikring);
  const hode = head && parseLabels(head, form.shape.hode, readRegionHead);
  const kvalitetssikring = quality && parseLabels(quality, form.shape.kvalitetssikring, readQualityAssurance);
  return {
    sheets: {
      hode: head?.name ?? tables.hode.nb,
      kvalitetssikring: quality?.name ?? tables.kvalitetssikring.nb,
    },
    hode: hode?.values ?? {},
    kvalitetssikring: kvalitetssikring?.values ?? {},
    findings: [
      ...duplicateSheets(sheets, [tables.hode, tables.kvalitetssikring]),
      ...headFindings(hode, identifyingRegion),
      ...(kvalitetssikring
        ? headFindings(kvalitetssikring, identifyingRegion)
        : [missingSheet(tables.kvalitetssikring)]),
    ],
  };
}

export interface ParsedHistory {
  hode: z.output<typeof readHistoryHead>;
  historikk: ParsedRow<History["historikk"][number]>[];
  rowsRead: number;
  findings: Finding[];
}

export function parseHistory(read: ReadFile, form: ReturnType<typeof historyForm>): ParsedHistory {
  const sheets = sheetsOf(read);
  const head = sheetOf(sheets, tables.hode);
  const counts = sheetOf(sheets, tables.historikk);
  const hode = head && parseLabels(head, form.shape.hode, readHistoryHead);
  const parsed: ParsedRows<History["historikk"][number]> = counts
    ? parseRows(counts, form.shape.historikk.element)
    : none;
  const misfits = counts ? otherTypesOfPeriod(counts) : [];
  const misfitting = new Set(misfits.map(({ row }) => row));
  const historikk = parsed.rows.filter(({ row }) => !misfitting.has(row));
  return {
    hode: hode?.values ?? {},
    historikk,
    rowsRead: parsed.rowsRead,
    findings: [
      ...duplicateSheets(sheets, [tables.hode, tables.historikk]),
      ...(hode?.findings ?? []),
      ...(counts ? parsed.findings : [missingSheet(tables.historikk)]),
      ...misfits.filter(({ row }) => parsed.rows.some((one) => one.row === row)),
    ],
  };
}

type PeriodType = History["historikk"][number]["periode_type"];

const periodTypes: Record<PeriodType, { months: number; nb: string; nn: string }> = {
  month: { months: 1, nb: "en måned som 2019-03", nn: "ein månad som 2019-03" },
  quarter: { months: 3, nb: "et kvartal som 2019-K1", nn: "eit kvartal som 2019-K1" },
  year: { months: 12, nb: "et år som 2019", nn: "eit år som 2019" },
};

/** The rows whose period is of another type than they say: a count of a year is none of its January. */
function otherTypesOfPeriod(counts: Sheet): Finding[] {
  return parseRows(counts, periodAsTyped).rows.flatMap(
    ({ sheet, row, values: { periode, periode_type } }) => {
      const type = periodTypes[periode_type];
      if (type === undefined || isOfType(periode, periode_type, type.months)) return [];
      const expected = { nb: `${type.nb}, som periodetypen sier`, nn: `${type.nn}, som periodetypen seier` };
      const found = foundText(periode, null);
      return [{ rule: "not-a-period", sheet, row, column: "periode", found, expected }];
    },
  );
}

/** A month also names the quarter or the year that it begins. */
function isOfType(periode: string, type: PeriodType, months: number): boolean {
  if (/^\d{4}$/.test(periode)) return type === "year";
  if (/^\d{4}-K/i.test(periode)) return type === "quarter";
  return (Number(periode.slice(5, 7)) - 1) % months === 0;
}

export type FormName = "unit_report" | "region_report" | "history";

/** Which form a file is, told by its tables; none of them where it is a finding `unknown-form`. */
export function formOf(read: ReadFile): FormName | undefined {
  const sheets = sheetsOf(read);
  if (sheetOf(sheets, tables.historikk)) return "history";
  if (sheetOf(sheets, tables.kvalitetssikring)) return "region_report";
  if (sheetOf(sheets, tables.hode) || sheetOf(sheets, tables.plasseringer)) return "unit_report";
  return undefined;
}

/** What is said of a file that is none of the forms. */
export function unknownForm(read: ReadFile): Finding {
  const names = sheetsOf(read)
    .map(({ name }) => name)
    .filter((name) => name !== "");
  const some = maskIdentity(names.slice(0, 5).join(", "));
  const found =
    names.length === 0
      ? { nb: "ingen av tabellene i malen", nn: "ingen av tabellane i malen" }
      : { nb: `arkene ${some}`, nn: `arka ${some}` };
  return { rule: "unknown-form", sheet: null, row: null, column: null, found };
}

/** Whether a valid national identity number stands anywhere in a file. */
export function holdsNationalIdentity(read: ReadFile): boolean {
  return rowsOfCells(read).some(findNationalIdentityInRow);
}
