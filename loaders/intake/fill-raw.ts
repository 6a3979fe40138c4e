import { type DuckDBConnection, type NewRow } from "../duckdb.ts";
import { told } from "../forms/finding.ts";
import { appendRaw, type RawTable } from "../raw-tables.ts";
import { secondsOf } from "./arrivals.ts";
import { statusOf, type Report } from "./read-report.ts";
import { type RegisterLine } from "./register.ts";

/** A file of the register, with what it says. */
export interface ReadLine {
  line: RegisterLine;
  report: Report;
}

/** Adds the rows of these files to the tables of `raw`. */
export async function fillRaw(connection: DuckDBConnection, files: ReadLine[]): Promise<void> {
  const ordered = files.toSorted((one, other) => (one.line.sha256 < other.line.sha256 ? -1 : 1));
  await appendRaw(connection, "submissions", ordered.map(submissionRow));
  await appendRaw(connection, "refused", ordered.flatMap(findingRows));
  for (const table of tablesOfReports)
    await appendRaw(
      connection,
      table,
      ordered.flatMap(({ line: { sha256 }, report }) =>
        (report.rows[table] ?? []).map((row) => ({ ...row, sha256 })),
      ),
    );
}

const tablesOfReports = [
  "hode",
  "plasseringer",
  "trukket",
  "vedtak",
  "region_reports",
  "history",
  "profile_files",
  "profile_places",
  "profile_set_aside",
] satisfies RawTable[];

/** A file of which only the line is kept has no name there: a name may tell who it is about. */
const unkeptName = "(navn ikke lagret)";

function submissionRow({ line, report }: ReadLine): NewRow {
  return {
    sha256: line.sha256,
    name: line.name ?? unkeptName,
    form: report.form,
    profile_id: line.profile,
    received_at: secondsOf(line.received_at),
    made_up: line.made_up,
    status: statusOf(report),
    rows_read: report.rows_read,
    rows_accepted: report.rows_read - report.rows_set_aside,
    rows_set_aside: report.rows_set_aside,
    placements_set_aside: report.placements_set_aside,
  };
}

function findingRows({ line, report }: ReadLine): NewRow[] {
  return report.findings.map((finding) => {
    const { column, ...rest } = told(finding, line.name ?? unkeptName);
    return { ...rest, sha256: line.sha256, column_name: column };
  });
}
