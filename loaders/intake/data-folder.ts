import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { Stopped } from "./stopped.ts";

/** The places of a data folder; what each holds is told in the README. */
export interface DataFolder {
  path: string;
  inbox: string;
  raw: string;
  register: string;
  record: string;
  profiles: string;
  reference: string;
  /** What each sender is told of what they sent. */
  receipts: string;
  database: string;
  lock: string;
}

export function dataFolder(path: string): DataFolder {
  return {
    path,
    inbox: join(path, "inbox"),
    raw: join(path, "raw"),
    register: join(path, "raw", "register.jsonl"),
    record: join(path, "record"),
    profiles: join(path, "record", "profiles"),
    reference: join(path, "reference"),
    receipts: join(path, "receipts"),
    database: join(path, "safety-cells.duckdb"),
    lock: join(path, ".load.lock"),
  };
}

/** The folder, if it is there to be loaded. */
export function existingFolder(path: string): DataFolder {
  if (!existsSync(path)) throw new Stopped(`Fant ikke datamappen «${path}».`);
  if (!statSync(path).isDirectory()) throw new Stopped(`«${path}» er en fil, ikke en datamappe.`);
  return dataFolder(path);
}

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

const folderSettings = z.object({
  made_up: z.boolean().optional(),
  as_of: day.optional(),
  known_at: z.iso.datetime({ offset: true }).optional(),
  title: z.string().optional(),
  profile: z.string().optional(),
  publisher: z.object({ name: z.string(), address: z.url() }).optional(),
  licence: z.url().optional(),
  contact: z.union([z.email(), z.url()]).optional(),
  /** The written language of each place's reports, where it is not bokmål. */
  report_languages: z.record(z.string(), z.enum(["nb", "nn"])).optional(),
});

export type FolderSettings = z.infer<typeof folderSettings>;

/** What `folder.json` says of the folder; nothing where there is none. */
export function readFolderSettings(folder: DataFolder): FolderSettings {
  const path = join(folder.path, "folder.json");
  if (!existsSync(path)) return {};
  const read = folderSettings.safeParse(jsonOf(path));
  if (read.success) return read.data;
  const wrong = read.error.issues.map((issue) => issue.path.join(".")).join(", ");
  throw new Stopped(`${path} følger ikke formen; se på: ${wrong || "hele filen"}.`);
}

function jsonOf(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    if (error instanceof SyntaxError) throw new Stopped(`${path} er ikke gyldig JSON.`);
    throw error;
  }
}
