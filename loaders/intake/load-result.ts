import { type ToldFinding } from "../forms/finding.ts";

export type FileStatus = "accepted" | "accepted_with_rows_set_aside" | "refused";

/** What became of a file: the same for the terminal, for programs and for the page on data quality. */
export interface FileResult {
  name: string;
  sha256: string;
  status: FileStatus;
  /** The same bytes had come before: nothing was done. */
  known: boolean;
  rows_read: number;
  rows_accepted: number;
  rows_set_aside: number;
  findings: ToldFinding[];
}

/** What the database holds in all. */
export interface Totals {
  placements: number;
  open: number;
  units: number;
  months: number;
}

/** A file that was left as it is, and why: it is looked at again by the next load. */
export interface UnreadFile {
  name: string;
  why: "gone" | "being_written" | "closed" | "failed";
}

export interface LoadResult {
  files: FileResult[];
  /** Files read again from what is stored, since our way of reading has changed or the database was gone. */
  readAgain: number;
  rebuilt: boolean;
  unread: UnreadFile[];
  /** Files that are dealt with but could not be taken out of the inbox. */
  stayed: string[];
  totals: Totals;
  /** Files of this load that came after the instant that the database is seen from, in seconds: they do not count yet. */
  afterKnownAt?: { files: number; known_at: number };
}

/** A file's findings that ask something of the sender though the row was kept. */
export function warnings({ findings }: FileResult): number {
  return findings.filter(({ severity }) => severity === "warns").length;
}

const whyUnread: Record<UnreadFile["why"], string> = {
  gone: "ble tatt bort mens den skulle leses.",
  being_written: "skrives fortsatt. Den blir liggende i innboksen og leses ved neste lasting.",
  closed:
    "kan ikke leses: mangler rettigheter, eller et annet program holder den. Den blir liggende i innboksen.",
  failed: "kunne ikke leses på grunn av en feil i programmet. Den blir liggende i innboksen; meld fra.",
};

/** What is to be said on a terminal of files that were left as they are. */
export function unreadLines({ unread, stayed }: Pick<LoadResult, "unread" | "stayed">): string[] {
  return [
    ...unread.map(({ name, why }) => `${name} ${whyUnread[why]}`),
    ...stayed.map((name) => `Kunne ikke ta ${name} ut av innboksen; den er lest.`),
  ];
}

/** Whether every file that is there was dealt with. */
export function isAllRead({ unread }: Pick<LoadResult, "unread">): boolean {
  return unread.every(({ why }) => why === "gone");
}

/** The result for programs. */
export function resultJson({ files, unread, totals, afterKnownAt }: LoadResult): string {
  const result = {
    files: files.map((file) => ({
      name: file.name,
      sha256: file.sha256,
      status: file.status,
      rows_read: file.rows_read,
      rows_accepted: file.rows_accepted,
      rows_set_aside: file.rows_set_aside,
      warnings: warnings(file),
      findings: file.findings.map(({ rule, sheet, row, column, found, expected, message }) => ({
        rule,
        sheet,
        row,
        column,
        found,
        expected,
        message,
      })),
    })),
    unread,
    ...totals,
    files_after_known_at: afterKnownAt?.files ?? 0,
  };
  return JSON.stringify(result, null, 2);
}
