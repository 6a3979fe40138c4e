import { told, type Finding, type ToldFinding } from "../forms/finding.ts";
import { type Language } from "../forms/field.ts";
import { maskIdentity } from "../forms/mask-identity.ts";
import { type Sheet } from "../forms/cell.ts";
import { type Arrival } from "../intake/check-report.ts";
import { type FileStatus } from "../intake/load-result.ts";
import {
  readReportAndSheets,
  refusedForItsName,
  statusOf,
  type Forms,
  type Report,
} from "../intake/read-report.ts";

/** What the load would say of a file, and the rows it would say it of. */
export interface CheckedFile {
  /** Its name, with what looks like an identity masked. */
  name: string;
  status: FileStatus;
  rows_read: number;
  rows_set_aside: number;
  findings: Finding[];
  made_up: boolean;
  /** Its own rows; none of a file that could not be read, and none of one that holds a national identity number. */
  sheets: Sheet[];
  /** The written language that the report is in. */
  language: Language;
}

/** Holds a file against the same forms and rules as the load does. */
export async function checkFile(bytes: Uint8Array, arrival: Arrival, forms: Forms): Promise<CheckedFile> {
  const { report, sheets } = await readReportAndSheets(bytes, arrival, forms, undefined);
  return checkedReport(arrival.name, refusedForItsName(arrival.name, report), sheets);
}

/** A report that has been read, with the rows it was read from. */
export function checkedReport(
  name: string,
  report: Pick<Report, "findings" | "rows_read" | "rows_set_aside" | "made_up" | "language">,
  sheets: Sheet[],
): CheckedFile {
  return {
    name: maskIdentity(name),
    status: statusOf(report),
    rows_read: report.rows_read,
    rows_set_aside: report.rows_set_aside,
    findings: report.findings,
    made_up: report.made_up === true,
    sheets: report.findings.some(({ rule }) => rule === "national-id") ? [] : sheets,
    language: report.language ?? "nb",
  };
}

const gravity = ["refuses", "sets_aside", "warns", "notes"];

/** The findings as they are told, the gravest first, otherwise in the order of the file. */
export function toldFindings({ findings, name }: CheckedFile, language: Language): ToldFinding[] {
  return findings
    .map((finding) => told(finding, name, language))
    .toSorted((one, other) => gravity.indexOf(one.severity) - gravity.indexOf(other.severity));
}
