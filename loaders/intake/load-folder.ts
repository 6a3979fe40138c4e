import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { buildLayers, type Run } from "../build.ts";
import { osloDate } from "../forms/oslo-time.ts";
import { findProfile, isOwnProfile, profileById, type FoundProfile } from "../profiles/find-profile.ts";
import { createRawTables } from "../raw-tables.ts";
import { readReference } from "../reference/reference.ts";
import {
  arrivalOf,
  fateOf,
  isMadeUp,
  keptApart,
  readArrivals,
  secondsOf,
  type InboxArrival,
  type Reading,
} from "./arrivals.ts";
import { existingFolder, readFolderSettings, type DataFolder, type FolderSettings } from "./data-folder.ts";
import { builtFrom, type BuiltFrom, copyRaw, replaceDatabase, stampDatabase } from "./database.ts";
import { writeDurably } from "./durable-file.ts";
import { fillRaw, type ReadLine } from "./fill-raw.ts";
import { inboxFiles, receivedTimes, spentReceivedList, type InboxFile } from "./inbox.ts";
import { type LoadResult } from "./load-result.ts";
import { readResult } from "./read-result.ts";
import { whileLocked } from "./lock.ts";
import { hashedPerson, personKey } from "./person-key.ts";
import { formsOf, readReport, refused, type Report } from "./read-report.ts";
import { readRegister, storedPath, type RegisterLine } from "./register.ts";
import { Stopped } from "./stopped.ts";
import { store, takeOutOfInbox } from "./store.ts";
import { fingerprint, formsVersion } from "./versions.ts";

export interface LoadOptions {
  folder: string;
  /** When the load is: files came then that nobody has written the time of, and today is that day. */
  now: Temporal.Instant;
  asOf?: string | undefined;
  knownAt?: string | undefined;
  profile?: string | undefined;
  onProgress?: (line: string) => void;
}

/** Takes in what lies in the inbox and brings the database up to date with what is stored. */
export async function loadFolder(options: LoadOptions): Promise<LoadResult> {
  const folder = existingFolder(options.folder);
  return whileLocked(folder, async () => {
    const settings = readFolderSettings(folder);
    const files = inboxFiles(folder);
    stopWhereNothingIs(folder, files);
    // A database that someone holds is found out before anything is touched.
    const old = await builtFrom(folder);
    const key = await personKey(folder);
    const reference = referenceOf(folder);
    const reading = { reference, forms: formsOf(reference, key) };
    const taken = await takeIn(folder, settings, files, reading, options);
    const updated = await bringUpToDate(folder, settings, old, taken, reading, key, options);
    return {
      ...(await readResult(folder, taken.arrivals, updated)),
      stayed: taken.stayed.map(({ name }) => name),
    };
  });
}

function stopWhereNothingIs(folder: DataFolder, files: InboxFile[]): void {
  if (files.length > 0 || existsSync(folder.register) || existsSync(folder.database)) return;
  throw new Stopped(
    `Innboksen ${folder.inbox} er tom, og ingenting er lastet før. Legg månedsrapportene der og last på nytt.`,
  );
}

function referenceOf(folder: DataFolder) {
  try {
    return readReference(folder.path);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new Stopped(`Referanselistene kan ikke brukes: ${error.message}`);
  }
}

/** What came, and what the register knows once it is stored. */
interface TakenIn {
  arrivals: InboxArrival[];
  register: Map<string, RegisterLine>;
  madeUp: boolean;
  /** Files that are dealt with but could not be taken out of the inbox. */
  stayed: InboxFile[];
  profile: FoundProfile | undefined;
}

/** Reads what lies in the inbox, stores what may be stored, and takes it out. */
async function takeIn(
  folder: DataFolder,
  settings: FolderSettings,
  files: InboxFile[],
  reading: Reading,
  options: LoadOptions,
): Promise<TakenIn> {
  const register = readRegister(folder);
  const known = new Map(register.map((line) => [line.sha256, line]));
  const profile = givenProfile(options.profile ?? settings.profile);
  const read = await readArrivals(
    files,
    known,
    receivedTimes(folder, options.now),
    profile,
    reading,
    (done) => options.onProgress?.(`Leser ${done} av ${files.length} filer`),
  );
  const madeUp = isMadeUp(settings.made_up, register, read);
  const arrivals = read.map((arrival) =>
    arrival.report ? { ...arrival, report: keptApart(arrival.report, madeUp) } : arrival,
  );
  const readByIt = [...arrivals.map(({ line }) => line), ...register].some(
    (line) => line.profile === profile?.profile.id,
  );
  if (profile && readByIt) await keepProfile(folder, profile);
  const storable = storables(arrivals, known, madeUp);
  await store(folder, storable);
  for (const { line } of storable) known.set(line.sha256, line);
  const stayed = await takeOutOfInbox(
    folder,
    arrivals.filter(({ report }) => !report || fateOf(report) !== "left_in_inbox").map(({ file }) => file),
  );
  const spent = spentReceivedList(folder);
  if (spent) rmSync(spent);
  return { arrivals, register: known, madeUp, stayed, profile };
}

/** What goes into the store, each file once, those of the folder's own kind first: the first line tells its kind. */
function storables(arrivals: InboxArrival[], known: Map<string, RegisterLine>, madeUp: boolean) {
  const isOfOtherKind = ({ line }: InboxArrival) => Number(line.made_up === !madeUp);
  const once = new Map(
    arrivals
      .toSorted((one, other) => isOfOtherKind(one) - isOfOtherKind(other))
      .flatMap(({ line, bytes, report }) => {
        const fate = report && fateOf(report);
        if (fate === "stored") return [[line.sha256, { line, bytes }] as const];
        if (fate === undefined || known.has(line.sha256)) return [];
        const onlyLine =
          fate === "gone"
            ? { ...line, name: null, made_up: null, refused: "national-id" }
            : { ...line, refused: "file-too-large" };
        return [[line.sha256, { line: onlyLine, bytes: undefined }] as const];
      }),
  );
  return [...once.values()];
}

function givenProfile(nameOrPath: string | undefined): FoundProfile | undefined {
  if (nameOrPath === undefined) return undefined;
  try {
    return findProfile(nameOrPath);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new Stopped(`Profilen kan ikke brukes: ${error.message}`);
  }
}

// What is stored must be readable again when the file the profile was given in is gone.
async function keepProfile(folder: DataFolder, found: FoundProfile): Promise<void> {
  const path = join(folder.profiles, `${found.profile.id}.json`);
  if (isOwnProfile(found)) return rmSync(path, { force: true });
  mkdirSync(folder.profiles, { recursive: true });
  await writeDurably(path, found.text);
}

/** Builds the database anew if what it is built from has changed. Files read before are read again only if they must be. */
async function bringUpToDate(
  folder: DataFolder,
  settings: FolderSettings,
  old: BuiltFrom | undefined,
  { arrivals, register, madeUp, profile }: TakenIn,
  reading: Reading,
  key: string,
  options: LoadOptions,
): Promise<{ rebuilt: boolean; readAgain: number }> {
  const lines = [...register.values()];
  const profiles = profilesOf(lines, folder, profile);
  const { places, measures, reasons, grounds } = reading.reference;
  const forms_version = formsVersion({
    lists: { places, measures, reasons, grounds },
    profiles: [...profiles.values()].map(({ text }) => text),
    madeUp,
    key: hashedPerson("", key),
  });
  const run = runOf(settings, madeUp, [...profiles.values()], options);
  const stamp = {
    forms_version,
    fingerprint: fingerprint([folder.record], {
      forms_version,
      run,
      reference: reading.reference,
      files: lines.toSorted((one, other) => (one.sha256 < other.sha256 ? -1 : 1)),
    }),
  };
  if (old?.fingerprint === stamp.fingerprint || lines.length === 0) return { rebuilt: false, readAgain: 0 };
  stopWhereStoreIsTorn(folder, old?.files ?? new Set(), register);

  const keep = old?.forms_version === forms_version;
  const justRead = new Set(arrivals.flatMap(({ line, report }) => (report ? line.sha256 : [])));
  const kept = new Set(keep ? [...old.files].filter((sha256) => !justRead.has(sha256)) : []);
  const missing = lines.filter(({ sha256 }) => !kept.has(sha256));
  const { files, readAgain } = await reportsOf(folder, missing, arrivals, profiles, madeUp, reading, options);
  options.onProgress?.("Bygger databasen");
  await replaceDatabase(folder, async (connection) => {
    await createRawTables(connection);
    if (kept.size > 0) await copyRaw(connection, folder, [...kept]);
    await fillRaw(connection, files);
    await stampDatabase(connection, stamp);
    await buildLayers(connection, { reference: reading.reference, run });
  });
  return { rebuilt: true, readAgain };
}

function profilesOf(
  lines: RegisterLine[],
  folder: DataFolder,
  given: FoundProfile | undefined,
): Map<string, FoundProfile> {
  const ids = [...new Set(lines.flatMap(({ profile }) => profile ?? []))].sort();
  return new Map(ids.map((id) => [id, given?.profile.id === id ? given : profileById(id, folder.profiles)]));
}

function runOf(
  settings: FolderSettings,
  madeUp: boolean,
  profiles: FoundProfile[],
  options: LoadOptions,
): Run {
  const [first] = profiles;
  const knownAt = options.knownAt ?? settings.known_at;
  const source = first && profiles.length === 1 ? first.profile : undefined;
  return {
    asOf: options.asOf ?? settings.as_of ?? osloDate(Math.floor(options.now.epochMilliseconds / 1000)),
    ...(knownAt !== undefined && { knownAt: secondsOf(knownAt) }),
    madeUp,
    title: settings.title ?? source?.title ?? "Bruk av sikkerhetscelle",
    ...(source && { credit: `${source.source.credit}. ${source.source.licence}` }),
    version: programVersion(),
  };
}

function programVersion(): string {
  const path = join(import.meta.dirname, "..", "..", "package.json");
  return z.object({ version: z.string() }).parse(JSON.parse(readFileSync(path, "utf8"))).version;
}

// Figures without their reports could never be made again.
function stopWhereStoreIsTorn(
  folder: DataFolder,
  built: Set<string>,
  register: Map<string, RegisterLine>,
): void {
  const lost = [...built].filter((sha256) => !register.has(sha256)).length;
  if (lost === 0) return;
  throw new Stopped(
    `Databasen bygger på ${lost} filer som ikke står i ${folder.register}. Hent mappen raw fra kopi, ` +
      `eller slett ${folder.database} om filene skal bort.`,
  );
}

/** What each of these files says: as just read, or read again from the store. */
async function reportsOf(
  folder: DataFolder,
  lines: RegisterLine[],
  arrivals: InboxArrival[],
  profiles: Map<string, FoundProfile>,
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
      files.push({ line, report: report ?? refusedUnstored(line.refused) });
      continue;
    }
    readAgain += 1;
    options.onProgress?.(`Leser ${readAgain} filer på nytt`);
    const read = await readStored(folder, line, profiles, reading);
    files.push({ line, report: keptApart(read, madeUp) });
  }
  return { files, readAgain };
}

function refusedUnstored(rule = "national-id"): Report {
  return refused(null, [{ rule, sheet: null, row: null, column: null, found: null }]);
}

async function readStored(
  folder: DataFolder,
  line: RegisterLine,
  profiles: Map<string, FoundProfile>,
  { reference, forms }: Reading,
): Promise<Report> {
  const path = storedPath(folder, line);
  if (!existsSync(path)) throw new Stopped(`${path} mangler. Hent den fra kopi: den kan ikke lages på nytt.`);
  const bytes = await readFile(path);
  if (createHash("sha256").update(bytes).digest("hex") !== line.sha256)
    throw new Stopped(`${path} er ikke lenger som da den kom. Hent den fra kopi.`);
  return readReport(bytes, arrivalOf(line, reference), forms, profiles.get(line.profile ?? "")?.profile);
}
