import type { NewRow } from "../duckdb.ts";
import { historyForm } from "../forms/history.ts";
import { findNationalIdentity, findNationalIdentityInRow } from "../forms/national-identity.ts";
import {
  formOf,
  holdsNationalIdentity,
  parseHistory,
  parseRegionReport,
  parseUnitReport,
  unknownForm,
  type ParsedUnitReport,
} from "../forms/parse-report.ts";
import { regionReport } from "../forms/region-report.ts";
import { severityOf, type Finding } from "../forms/finding.ts";
import { damagedLetters } from "../forms/damaged-letters.ts";
import { sheetOf } from "../forms/parse-table.ts";
import { type Sheet } from "../forms/cell.ts";
import { type Language } from "../forms/field.ts";
import { reportLanguage } from "../forms/report-language.ts";
import { foreignSheets, sheetsOf } from "../forms/sheets-of.ts";
import { tables } from "../forms/tables.ts";
import { unitReport, type UnitReportForm } from "../forms/unit-report.ts";
import type { FileStatus } from "./load-result.ts";
import { type Profile } from "../profiles/profile.ts";
import { readByProfile } from "../profiles/read-by-profile.ts";
import type { RawTable } from "../raw-tables.ts";
import { latin1 } from "../readers/windows-1252.ts";
import { limitsOf, readFile, Unreadable, type ReadFile } from "../readers/read-file.ts";
import { codeLists } from "../reference/code-lists.ts";
import { unitIn } from "../reference/valid-at.ts";
import { checkHistory, checkRegionReport } from "./check-other-forms.ts";
import { checkReport, isGround, type Arrival, type ReportLists } from "./check-report.ts";

/** What a file says: its rows for the tables of `raw`, but for the hash that tells which file they are from. */
export interface Report {
  form: "unit_report" | "region_report" | "history" | "profile" | null;
  /** Null where the file could not be read so far as to tell. */
  made_up: boolean | null;
  rows: Partial<Record<RawTable, NewRow[]>>;
  rows_read: number;
  rows_set_aside: number;
  /** Of a unit's report: how many of the rows set aside tell of a placement. */
  placements_set_aside?: number;
  findings: Finding[];
  /** The written language it is in; none where it could not be read. */
  language?: Language;
}

/** The forms with the words of the reference lists, and how the load hides a person once more. */
export interface Forms {
  unit: UnitReportForm;
  region: ReturnType<typeof regionReport>;
  history: ReturnType<typeof historyForm>;
  hashed(pseudonym: string): string;
}

export function formsOf(reference: ReportLists, hashed: Forms["hashed"]): Forms {
  const lists = codeLists(reference);
  return { unit: unitReport(lists), region: regionReport(), history: historyForm(lists), hashed };
}

/** Reads the bytes of a report by its form, or by a profile where one is given for it. */
export async function readReport(
  bytes: Uint8Array,
  arrival: Arrival,
  forms: Forms,
  profile: Profile | undefined,
): Promise<Report> {
  return (await readReportAndSheets(bytes, arrival, forms, profile)).report;
}

/** The same with the sheets it was read from; none of a file that cannot be read or holds a national identity number. */
export async function readReportAndSheets(
  bytes: Uint8Array,
  arrival: Arrival,
  forms: Forms,
  profile: Profile | undefined,
): Promise<{ report: Report; sheets: Sheet[] }> {
  try {
    const file = await readFile(arrival.name, bytes, profile && limitsOf(profile.files.max_megabytes));
    if (holdsNationalIdentity(file)) return { report: refused(null, [nationalIdentityIn(file)]), sheets: [] };
    const sheets = sheetsOf(file);
    const report = profile ? byProfile(file, arrival, forms, profile) : byForm(file, arrival, forms);
    return { report: { ...withoutRefusedRows(report), language: reportLanguage(sheets) }, sheets };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    const finding = { ...ofFile, rule: error.rule, found: error.found };
    const holdsIdentity = error.texts.some(findNationalIdentity) || holdsIdentityUnread(bytes);
    const why = holdsIdentity ? { ...ofFile, rule: "national-id", found: null } : finding;
    return { report: refused(null, [why]), sheets: [] };
  }
}

/** A report of which nothing is kept but why. */
export function refused(form: Report["form"], findings: Finding[], made_up: boolean | null = null): Report {
  return { form, made_up, rows: {}, rows_read: 0, rows_set_aside: 0, findings };
}

const ofFile = { sheet: null, row: null, column: null };

/** What is said of a file with a number in it: never the number. */
export const nationalIdentity: Finding = {
  ...ofFile,
  rule: "national-id",
  found: { nb: "et gyldig fødselsnummer eller D-nummer", nn: "eit gyldig fødselsnummer eller D-nummer" },
};

/** The report, or a refusal where a national identity number stands in the name that the file came under. */
export function refusedForItsName(name: string, report: Report): Report {
  if (!findNationalIdentity(name)) return report;
  const inName = {
    ...nationalIdentity,
    found: {
      nb: "et gyldig fødselsnummer eller D-nummer i filens navn",
      nn: "eit gyldig fødselsnummer eller D-nummer i namnet på fila",
    },
  };
  // Another name does not mend what stands in the file: both are told at once.
  return refused(null, [inName, ...report.findings.filter(({ rule }) => rule === nationalIdentity.rule)]);
}

/** Whether nothing of a report is kept. */
export function isRefused({ findings }: Pick<Report, "findings">): boolean {
  return findings.some((finding) => severityOf(finding) === "refuses");
}

/** What became of a file. */
export function statusOf(report: Pick<Report, "findings">): FileStatus {
  if (isRefused(report)) return "refused";
  const isSetAside = report.findings.some((finding) => severityOf(finding) === "sets_aside");
  return isSetAside ? "accepted_with_rows_set_aside" : "accepted";
}

function withoutRefusedRows(report: Report): Report {
  return isRefused(report) ? { ...report, rows: {}, rows_set_aside: report.rows_read } : report;
}

/** Where the number stands. */
function nationalIdentityIn(file: ReadFile): Finding {
  for (const { name, rows } of sheetsOf(file))
    for (const { row, cells } of rows)
      if (findNationalIdentityInRow(cells)) return { ...nationalIdentity, sheet: name, row };
  return nationalIdentity;
}

// What cannot be read as a report may still hold a number that can be read by anyone, in one byte a character or two.
function holdsIdentityUnread(bytes: Uint8Array): boolean {
  return findNationalIdentity(latin1(bytes).replaceAll("\0", ""));
}

function byForm(file: ReadFile, arrival: Arrival, forms: Forms): Report {
  const damaged = damagedLetters(file);
  if (damaged) return refused(null, [damaged]);
  const form = formOf(file);
  if (form === "unit_report") return unitReportOf(file, arrival, forms);
  if (form === "region_report") return regionReportOf(file, arrival, forms);
  if (form === "history") return historyOf(file, arrival, forms);
  return refused(null, [unknownForm(file)]);
}

function unitReportOf(file: ReadFile, arrival: Arrival, forms: Forms): Report {
  const headSheet = sheetOf(sheetsOf(file), tables.hode)?.name ?? tables.hode.nb;
  return reportOfParsed(parseUnitReport(file, forms.unit), headSheet, arrival, forms);
}

/** What is kept of a unit's report whose every cell has been read or set aside. */
export function reportOfParsed(
  parsed: ParsedUnitReport,
  headSheet: string,
  arrival: Arrival,
  { hashed }: Pick<Forms, "hashed">,
): Report {
  const rows_read = parsed.rowsRead.plasseringer + parsed.rowsRead.vedtak;
  const report = { form: "unit_report" as const, made_up: parsed.hode.eksempeldata === true, rows_read };
  if (isRefused(parsed)) return { ...report, rows: {}, rows_set_aside: rows_read, findings: parsed.findings };
  const { head, placements, withdrawn, decisions, findings } = checkReport(
    {
      head: parsed.hode,
      headSheet,
      placements: parsed.plasseringer,
      withdrawn: parsed.trukket,
      placementRows: parsed.rowsRead.plasseringer,
      decisions: parsed.vedtak,
    },
    arrival,
  );
  const enhet = head?.enhet;
  return {
    ...report,
    rows: {
      hode: [{ ...head }],
      plasseringer: placements.map(({ sheet, row, values }) => ({
        ...counted(values),
        sheet,
        row,
        enhet,
        person: hashed(values.person),
        presisjon: "minute",
      })),
      trukket: withdrawn.map(({ sheet, row, values: { plassering } }) => ({ plassering, sheet, row, enhet })),
      vedtak: decisions.map(({ sheet, row, values }) => ({ ...values, sheet, row, enhet })),
    },
    rows_set_aside: rows_read - placements.length - withdrawn.length - decisions.length,
    placements_set_aside: parsed.rowsRead.plasseringer - placements.length - withdrawn.length,
    findings: [...parsed.findings, ...findings],
  };
}

/** A placement without the mark that it is withdrawn: those that are have a table of their own. */
function counted({ trukket, ...values }: ParsedUnitReport["plasseringer"][number]["values"]) {
  if (trukket === true) throw new Error("a withdrawn placement among those counted");
  return values;
}

function regionReportOf(file: ReadFile, arrival: Arrival, forms: Forms): Report {
  const parsed = parseRegionReport(file, forms.region);
  const { hode, kvalitetssikring } = parsed;
  return {
    form: "region_report",
    made_up: hode.eksempeldata === true,
    rows: { region_reports: [{ ...hode, ...kvalitetssikring }] },
    rows_read: 1,
    rows_set_aside: 0,
    findings: [...parsed.findings, ...checkRegionReport(parsed, arrival)],
  };
}

function historyOf(file: ReadFile, arrival: Arrival, forms: Forms): Report {
  const { hode, historikk, rowsRead, findings } = parseHistory(file, forms.history);
  const { rows, findings: ofRows } = checkHistory(historikk, arrival);
  return {
    form: "history",
    made_up: hode.eksempeldata === true,
    rows: { history: rows.map(({ sheet, row, values }) => ({ ...values, sheet, row })) },
    rows_read: rowsRead,
    rows_set_aside: rowsRead - rows.length,
    findings: [...findings, ...ofRows],
  };
}

const formatOf = (file: ReadFile) => (file.kind === "json" ? "json" : file.format);

function unlikeProfile(file: ReadFile, { files: { format } }: Profile): Finding {
  const found = { nb: `en fil i formatet ${formatOf(file)}`, nn: `ei fil i formatet ${formatOf(file)}` };
  const expected = { nb: `${format}, som profilen sier`, nn: `${format}, som profilen seier` };
  return { ...unknownForm(file), found, expected };
}

function byProfile(file: ReadFile, arrival: Arrival, forms: Forms, profile: Profile): Report {
  if (formatOf(file) !== profile.files.format) return refused("profile", [unlikeProfile(file, profile)]);
  const { reference, receivedAt } = arrival;
  const reading = readByProfile(foreignSheets(file), profile, {
    columns: forms.unit.shape.plasseringer.element.shape,
    isUnit: (unitId, month) => unitIn(reference, unitId, month) !== undefined,
    isGround: (regime, letter, date) => isGround(reference, regime, letter, date),
    receivedAt,
  });
  const person = (given: unknown) => (typeof given === "string" ? forms.hashed(given) : null);
  // What tells placements apart where they have no id may be a name and a date.
  const ownId = (id: string) => (profile.columns.plassering ? id : forms.hashed(id));
  return {
    form: "profile",
    made_up: profile.made_up,
    rows: {
      plasseringer: reading.placements.map((row) => ({
        ...row,
        person: person(row["person"]),
        plassering: ownId(row.plassering),
      })),
      profile_files: [
        {
          profile_id: profile.id,
          covers_from: profile.covers.from,
          covers_to: profile.covers.to,
          comparable_from: profile.comparable?.from,
          comparable_to: profile.comparable?.to,
          persons_available: !profile.cannot_say.includes("persons"),
          prison_days_available: !profile.cannot_say.includes("prison_days"),
          sex_available: profile.columns.kjonn !== undefined,
          unit_months_without_rows: profile.unit_months_without_rows,
        },
      ],
      profile_places: reading.places.map((place) => ({ ...place })),
      profile_set_aside: reading.setAside.map((row) => ({ ...row })),
    },
    rows_read: reading.rows_read,
    rows_set_aside: reading.rows_set_aside,
    findings: reading.findings,
  };
}
