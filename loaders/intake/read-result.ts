import { existsSync } from "node:fs";
import { group } from "d3-array";
import { openDatabase, readRows, type DuckDBConnection, type StoredRow } from "../duckdb.ts";
import { maskIdentity } from "../forms/mask-identity.ts";
import { told, type Finding, type ToldFinding } from "../forms/finding.ts";
import { z } from "zod";
import { secondsOf, type InboxArrival } from "./arrivals.ts";
import { type UpToDate } from "./bring-up-to-date.ts";
import { type DataFolder } from "./data-folder.ts";
import { findingsAcross } from "./findings-across.ts";
import { statusOf } from "./read-report.ts";
import { type FileResult, type LoadResult, type Totals } from "./load-result.ts";

/** What is to be said of the load: what became of each file that came, and what the database now holds and shows. */
export async function readResult(
  folder: DataFolder,
  arrivals: InboxArrival[],
  { knownAt, ...load }: UpToDate,
): Promise<Omit<LoadResult, "stayed" | "unread"> & { across: StoredOutcomes["across"] }> {
  if (!existsSync(folder.database)) {
    const files = arrivals.map((arrival) => fileResult(arrival, nothing));
    return { ...load, files, totals: noTotals, across: nothing.across };
  }
  const database = await openDatabase(folder.database, { readOnly: true });
  try {
    const stored = await storedOutcomes(database.connection, arrivals);
    const files = arrivals.map((arrival) => fileResult(arrival, stored));
    const totals = await readTotals(database.connection);
    // What is refused counts at no time.
    const later = filesAfter(
      knownAt,
      arrivals.filter((_, index) => files[index]?.status !== "refused"),
    );
    return { ...load, files, totals, ...(later && { afterKnownAt: later }), across: stored.across };
  } finally {
    database.close();
  }
}

/** What the database says of files, by their hash. */
interface StoredOutcomes {
  submissions: Map<string, Submission>;
  inFile: Map<string, ToldFinding[]>;
  /** What only several files together show. */
  across: Map<string, Finding[]>;
}

const nothing: StoredOutcomes = { submissions: new Map(), inFile: new Map(), across: new Map() };
const noTotals: Totals = { placements: 0, open: 0, units: 0, months: 0 };

function fileResult({ file, line, report }: InboxArrival, stored: StoredOutcomes): FileResult {
  const name = maskIdentity(file.name);
  const across = (stored.across.get(line.sha256) ?? []).map((finding) => told(finding, name));
  if (report)
    return {
      name,
      sha256: line.sha256,
      status: statusOf(report),
      known: false,
      rows_read: report.rows_read,
      rows_accepted: report.rows_read - report.rows_set_aside,
      rows_set_aside: report.rows_set_aside,
      findings: [...report.findings.map((finding) => told(finding, name)), ...across],
    };
  const submission = stored.submissions.get(line.sha256);
  if (!submission) throw new Error(`a known file that the database has not: ${line.sha256}`);
  return {
    ...submission,
    name,
    known: true,
    findings: [...(stored.inFile.get(line.sha256) ?? []), ...across],
  };
}

const submissionRow = z.object({
  sha256: z.string(),
  status: z.enum(["accepted", "accepted_with_rows_set_aside", "refused"]),
  rows_read: z.number(),
  rows_accepted: z.number(),
  rows_set_aside: z.number(),
});
type Submission = z.infer<typeof submissionRow>;

const findingRow = z.object({
  rule: z.string(),
  severity: z.enum(["refuses", "sets_aside", "warns", "notes"]),
  sheet: z.string().nullable(),
  row: z.number().nullable(),
  column: z.string().nullable(),
  found: z.string().nullable(),
  expected: z.string(),
  message: z.string(),
});

async function storedOutcomes(
  connection: DuckDBConnection,
  arrivals: InboxArrival[],
): Promise<StoredOutcomes> {
  const hashes = arrivals.map(({ line }) => `'${line.sha256}'`).join(", ");
  if (hashes === "") return nothing;
  const columns = "sha256, rule, severity, sheet, row, column_name as column, found, expected, message";
  const where = `where sha256 in (${hashes})`;
  const submissions = await readRows(connection, `from raw.submissions ${where}`);
  const inFile = await readRows(connection, `select ${columns} from raw.refused ${where} order by rowid`);
  return {
    submissions: new Map(submissions.map((row) => submissionRow.parse(row)).map((row) => [row.sha256, row])),
    inFile: findingsByFile(inFile),
    across: await findingsAcross(
      connection,
      arrivals.map(({ line }) => line.sha256),
    ),
  };
}

function findingsByFile(rows: StoredRow[]): Map<string, ToldFinding[]> {
  const byFile = group(rows, ({ sha256 }) => String(sha256));
  return new Map(
    [...byFile].map(([sha256, findings]) => [sha256, findings.map((row) => findingRow.parse(row))]),
  );
}

/** Of these arrivals, those that came after the instant that the database is seen from, where it is seen from one. */
function filesAfter(
  knownAt: number | undefined,
  arrivals: readonly InboxArrival[],
): LoadResult["afterKnownAt"] {
  if (knownAt === undefined) return undefined;
  const files = arrivals.filter(({ line }) => secondsOf(line.received_at) > knownAt).length;
  return files === 0 ? undefined : { files, known_at: knownAt };
}

const totalsRow = z.object({
  placements: z.number(),
  open: z.number(),
  units: z.number(),
  months: z.number(),
});

async function readTotals(connection: DuckDBConnection): Promise<Totals> {
  const [row] = await readRows(
    connection,
    `select
        (select count(*) from staging.placements) as placements,
        (select count(*) from staging.placements where ended_at is null) as open,
        count(distinct unit_id) as units,
        count(distinct month) as months
    from staging.unit_months
    where state in ('value', 'incomplete')`,
  );
  return totalsRow.parse(row);
}
