import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { withErased, type ErasedFile } from "../erasure/erased-files.ts";
import { type FoundProfile } from "../profiles/find-profile.ts";
import { megabytes } from "../readers/limits.ts";
import { arrivalOf, fateOf, keptApart, type InboxArrival, type Reading } from "./arrivals.ts";
import { type DataFolder } from "./data-folder.ts";
import { type ReadLine } from "./fill-raw.ts";
import { type LoadOptions } from "./load-options.ts";
import { nationalIdentity, readReport, refused, type Report } from "./read-report.ts";
import { storedPath, type RegisterLine } from "./register.ts";
import { Stopped } from "./stopped.ts";

/** What each of these files says: as just read, or read again from the store. */
export async function reportsOf(
  folder: DataFolder,
  lines: RegisterLine[],
  arrivals: InboxArrival[],
  profiles: Map<string, FoundProfile>,
  erased: Map<string, ErasedFile>,
  madeUp: boolean,
  reading: Reading,
  options: LoadOptions,
): Promise<{ files: ReadLine[]; readAgain: number }> {
  const justRead = new Map(
    arrivals.flatMap(({ line, report }) =>
      report && fateOf(report) === "stored" ? [[line.sha256, report]] : [],
    ),
  );
  const files: ReadLine[] = [];
  let readAgain = 0;
  for (const line of lines) {
    const report = justRead.get(line.sha256);
    if (report || line.refused !== undefined) {
      files.push({ line, report: report ?? refusedUnstored(line) });
      continue;
    }
    readAgain += 1;
    options.onProgress?.(`Leser ${readAgain} filer på nytt`);
    const read = await readStored(folder, line, profiles, erased.get(line.sha256), reading);
    files.push({ line, report: keptApart(read, madeUp) });
  }
  return { files, readAgain };
}

function refusedUnstored({ refused: rule = nationalIdentity.rule, size }: RegisterLine): Report {
  const tooLarge = { rule, sheet: null, row: null, column: null, found: megabytes(size) };
  return refused(null, [rule === nationalIdentity.rule ? nationalIdentity : tooLarge]);
}

async function readStored(
  folder: DataFolder,
  line: RegisterLine,
  profiles: Map<string, FoundProfile>,
  erased: ErasedFile | undefined,
  reading: Reading,
): Promise<Report> {
  const path = storedPath(folder, line);
  if (!existsSync(path)) throw new Stopped(`${path} mangler. Hent den fra kopi: den kan ikke lages på nytt.`);
  const bytes = await readFile(path);
  if (createHash("sha256").update(bytes).digest("hex") !== (line.copy ?? line.sha256))
    throw new Stopped(`${path} er ikke lenger som da den kom. Hent den fra kopi.`);
  const profile = profiles.get(line.profile ?? "")?.profile;
  const report = await readReport(bytes, arrivalOf(line, reading), reading.forms, profile);
  return erased ? withErased(report, erased) : report;
}
