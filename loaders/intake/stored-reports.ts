import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { withErased, type ErasedFile } from "../erasure/erased-files.ts";
import { type FoundProfile } from "../profiles/find-profile.ts";
import { megabytes } from "../readers/limits.ts";
import { arrivalOf, fateOf, keptApart, type InboxArrival, type Reading } from "./arrivals.ts";
import { type DataFolder } from "./data-folder.ts";
import { type ReadLine } from "./fill-raw.ts";
import { type LoadOptions } from "./load-options.ts";
import { nationalIdentity, readReport, refused, type Report } from "./read-report.ts";
import { storedPath, type RegisterLine } from "./register.ts";
import { everyOther, withSecondReader, type ReadAhead, type SecondReader } from "./second-reader.ts";
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
  const isRead = (line: RegisterLine) => justRead.has(line.sha256) || line.refused !== undefined;
  const readOne = async (line: RegisterLine, begun: ReadAhead | undefined) => {
    if (isRead(line)) {
      files.push({ line, report: justRead.get(line.sha256) ?? refusedUnstored(line) });
      return;
    }
    readAgain += 1;
    options.onProgress?.(`Leser ${readAgain} filer på nytt`);
    const read = await readStored(folder, line, profiles, erased.get(line.sha256), reading, begun);
    files.push({ line, report: keptApart(read, madeUp) });
  };
  const toRead = lines.filter((line) => !isRead(line)).length;
  await withSecondReader(toRead, reading, async (second) => {
    const begin = (line: RegisterLine) =>
      second && !isRead(line) ? readAhead(folder, line, profiles, second) : undefined;
    for (const [line, begun] of everyOther(lines, begin)) await readOne(line, begun);
  });
  return { files, readAgain };
}

function refusedUnstored({ refused: rule = nationalIdentity.rule, size }: RegisterLine): Report {
  const tooLarge = { rule, sheet: null, row: null, column: null, found: megabytes(size) };
  return refused(null, [rule === nationalIdentity.rule ? nationalIdentity : tooLarge]);
}

/** Has the second thread read a stored file. One that is gone or changed is met by the first. */
function readAhead(
  folder: DataFolder,
  line: RegisterLine,
  profiles: Map<string, FoundProfile>,
  second: SecondReader,
): ReadAhead | undefined {
  try {
    const bytes = storedBytes(folder, line);
    return { sha256: line.sha256, report: second.read({ bytes, line, profile: profileOf(line, profiles) }) };
  } catch {
    return undefined;
  }
}

async function readStored(
  folder: DataFolder,
  line: RegisterLine,
  profiles: Map<string, FoundProfile>,
  erased: ErasedFile | undefined,
  reading: Reading,
  begun: ReadAhead | undefined,
): Promise<Report> {
  const bytes = storedBytes(folder, line);
  const report =
    (await begun?.report) ??
    (await readReport(bytes, arrivalOf(line, reading), reading.forms, profileOf(line, profiles)));
  return erased ? withErased(report, erased) : report;
}

const profileOf = ({ profile = "" }: RegisterLine, profiles: Map<string, FoundProfile>) =>
  profiles.get(profile)?.profile;

/** The bytes of a registered file as they came, or as the copy they were erased from was made. */
export function storedBytes(folder: Pick<DataFolder, "raw">, line: RegisterLine): Uint8Array {
  const path = storedPath(folder, line);
  if (!existsSync(path)) throw new Stopped(`${path} mangler. Hent den fra kopi: den kan ikke lages på nytt.`);
  const bytes = readFileSync(path);
  if (createHash("sha256").update(bytes).digest("hex") !== (line.copy ?? line.sha256))
    throw new Stopped(`${path} er ikke lenger som da den kom. Hent den fra kopi.`);
  return bytes;
}
