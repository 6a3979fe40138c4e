import { existsSync, readFileSync } from "node:fs";
import { type DataFolder } from "../intake/data-folder.ts";
import { filesBelow, type InboxFile } from "../intake/inbox.ts";
import { isCode, Stopped } from "../intake/stopped.ts";
import { removeIfUnchanged } from "../intake/store.ts";
import { defaultLimits, megabytes } from "../readers/limits.ts";
import { maskIdentity } from "../forms/mask-identity.ts";
import { bring, hashOf } from "./bring.ts";

/** What a collection knows. */
export interface Collecting {
  folder: DataFolder;
  /** The hashes of every file that is registered. */
  known: ReadonlySet<string>;
  /** Whether a file has stopped growing, as far as one can tell. */
  isSteady: (file: InboxFile) => boolean;
  units: ReadonlySet<string>;
}

/**
 * Moves the reports of a folder into the inbox. One that may not be taken out of it stays, and is passed over once it is
 * registered.
 */
export async function collectFolder(
  source: string,
  { kind, path }: { kind: "folder" | "folder_per_unit"; path: string },
  { folder, known, isSteady, units }: Collecting,
): Promise<string[]> {
  if (!existsSync(path)) throw new Stopped(`fant ikke mappen ${path}.`);
  const problems: string[] = [];
  for (const file of filesBelow(path)) {
    const name = maskIdentity(file.name);
    const [unit = ""] = file.name.split("/");
    if (kind === "folder_per_unit" && (unit === file.name || !units.has(unit)))
      problems.push(`${name} ligger ikke i en enhets mappe. Legg den i mappen med enhetens kode.`);
    else if (file.size > defaultLimits.bytes)
      problems.push(
        `${name} er på ${megabytes(file.size)}; en rapport er på høyst ${megabytes(defaultLimits.bytes)}.`,
      );
    else if (isSteady(file)) problems.push(...(await move(source, file, folder, known)));
  }
  return problems;
}

async function move(
  source: string,
  file: InboxFile,
  folder: DataFolder,
  known: ReadonlySet<string>,
): Promise<string[]> {
  try {
    const bytes = readFileSync(file.path);
    const isKnown = known.has(hashOf(bytes));
    if (bytes.length !== file.size) return [];
    if (!isKnown && (await bring(folder, source, file.name, bytes)) === "waits")
      return [`${maskIdentity(file.name)} venter: en annen fil med samme navn er ikke lest ennå.`];
    await removeIfUnchanged(file);
    return [];
  } catch (error) {
    if (isCode(error, "ENOENT")) return [];
    if (isCode(error, "EACCES", "EPERM", "EBUSY", "EIO"))
      return [
        `${maskIdentity(file.name)} kan ikke leses: mangler rettigheter, eller et annet program holder den.`,
      ];
    throw error;
  }
}
