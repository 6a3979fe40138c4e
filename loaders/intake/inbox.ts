import { parse } from "csv-parse/sync";
import { existsSync, lstatSync, readdirSync, readFileSync, type Dirent } from "node:fs";
import { join } from "node:path";
import type { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { type DataFolder } from "./data-folder.ts";
import { isCode, Stopped } from "./stopped.ts";

/** A file that lies in the inbox. */
export interface InboxFile {
  /** Its name below the inbox, with `/` between folders on every machine. */
  name: string;
  path: string;
  size: number;
  /** When it was last written to, to tell whether it is being written still. */
  writtenAt: number;
}

// When each file came, where someone has written it down; a file of ours, not a report.
const receivedList = "received.csv";

// Left by office programs, synchronising clients and file managers.
const notReports = /^(?:\.|~\$|thumbs\.db$|desktop\.ini$)|\.(?:tmp|part|crdownload)$/i;

/** Every report in the inbox at any depth, by name. */
export function inboxFiles(folder: Pick<DataFolder, "inbox">): InboxFile[] {
  return filesBelow(folder.inbox).filter(({ name }) => name !== receivedList);
}

/** Every report in a folder at any depth, by name. What is a link, or is taken away meanwhile, is none. */
export function filesBelow(root: string): InboxFile[] {
  return entriesBelow(root)
    .filter((entry) => entry.isFile() && !notReports.test(entry.name))
    .flatMap((entry) => {
      const path = join(entry.parentPath, entry.name);
      const found = lstatSync(path, { throwIfNoEntry: false });
      const name = path.slice(root.length + 1).replaceAll("\\", "/");
      return found?.isFile() ? [{ name, path, size: found.size, writtenAt: found.mtimeMs }] : [];
    })
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

// A folder that is closed to us, or was taken away meanwhile, does not hide the others.
function entriesBelow(path: string): Dirent[] {
  let entries: Dirent[];
  try {
    entries = readdirSync(path, { withFileTypes: true });
  } catch (error) {
    if (isCode(error, "ENOENT", "ENOTDIR", "EACCES", "EPERM")) return [];
    throw error;
  }
  return entries.flatMap((entry) => (entry.isDirectory() ? entriesBelow(join(path, entry.name)) : [entry]));
}

const receivedRows = z.array(
  z.object({ name: z.string().min(1), received_at: z.iso.datetime({ offset: true }) }),
);

/** When a file came: as `received.csv` says, or else at the instant given. */
export function receivedTimes(folder: DataFolder, otherwise: Temporal.Instant): (name: string) => string {
  const path = join(folder.inbox, receivedList);
  const fallback = otherwise.round("second").toString();
  if (!existsSync(path)) return () => fallback;
  const read = receivedRows.safeParse(
    parse(readFileSync(path), {
      bom: true,
      columns: true,
      delimiter: [";", ","],
      skip_empty_lines: true,
      trim: true,
    }),
  );
  if (!read.success) throw new Stopped(`${path} skal ha kolonnene name og received_at (ISO-tid med sone).`);
  const times = new Map(read.data.map((row) => [row.name, row.received_at]));
  return (name) => times.get(name) ?? times.get(name.slice(name.lastIndexOf("/") + 1)) ?? fallback;
}

/** The list of when files came, if there is one and the files it tells of have been dealt with. */
export function spentReceivedList(folder: DataFolder): string | undefined {
  const path = join(folder.inbox, receivedList);
  return existsSync(path) && inboxFiles(folder).length === 0 ? path : undefined;
}
