import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { readErasedFiles, type ErasedFile } from "../erasure/erased-files.ts";
import { findProfile, isOwnProfile, type FoundProfile } from "../profiles/find-profile.ts";
import { wordsNotKnown } from "../profiles/words-not-known.ts";
import { fateOf, isMadeUp, keptApart, readArrivals, type InboxArrival, type Reading } from "./arrivals.ts";
import { type DataFolder, type FolderSettings } from "./data-folder.ts";
import { writeDurably } from "./durable-file.ts";
import { receivedTimes, spentReceivedList, type InboxFile } from "./inbox.ts";
import { type LoadOptions } from "./load-options.ts";
import { type UnreadFile } from "./load-result.ts";
import { nationalIdentity } from "./read-report.ts";
import { clockProblem } from "./clock.ts";
import { readRegister, type RegisterLine } from "./register.ts";
import { Stopped } from "./stopped.ts";
import { store, storeAgain, takeOutOfInbox } from "./store.ts";

/** What came, and what the register knows once it is stored. */
export interface TakenIn {
  arrivals: InboxArrival[];
  register: Map<string, RegisterLine>;
  madeUp: boolean;
  /** Files that are dealt with but could not be taken out of the inbox. */
  stayed: InboxFile[];
  unread: UnreadFile[];
  profile: FoundProfile | undefined;
}

/** Reads what lies in the inbox, stores what may be stored, and takes it out. */
export async function takeIn(
  folder: DataFolder,
  settings: FolderSettings,
  files: InboxFile[],
  reading: Reading,
  options: LoadOptions,
): Promise<TakenIn> {
  const register = readRegister(folder);
  const known = new Map(register.map((line) => [line.sha256, line]));
  const profile = givenProfile(options.profile ?? settings.profile);
  if (profile) stopWhereWordsAreNotKnown(profile, reading);
  stopWhereClockIsWrong(register, settings.made_up ?? isMadeUp(undefined, register, []), options);
  const { arrivals: read, unread } = await readArrivals(
    files,
    known,
    receivedTimes(folder, options.now),
    profile,
    reading,
    (done) => options.onProgress?.(`Leser ${done} av ${files.length} filer`),
  );
  const madeUp = isMadeUp(settings.made_up, register, read);
  const erased = readErasedFiles(folder);
  const arrivals = read.map((arrival) =>
    arrival.report
      ? withoutErased({ ...arrival, report: keptApart(arrival.report, madeUp) }, erased)
      : arrival,
  );
  const readByIt = [...arrivals.map(({ line }) => line), ...register].some(
    (line) => line.profile === profile?.profile.id,
  );
  if (profile && readByIt) await keepProfile(folder, profile);
  const storable = storables(arrivals, known, madeUp);
  await store(folder, storable);
  await storeAgain(
    folder,
    arrivals.filter(({ report }) => !report),
  );
  for (const { line } of storable) known.set(line.sha256, line);
  const stayed = await takeOutOfInbox(
    folder,
    arrivals.filter(({ report }) => !report || fateOf(report) !== "left_in_inbox").map(({ file }) => file),
  );
  const spent = spentReceivedList(folder);
  if (spent) rmSync(spent);
  return { arrivals, register: known, madeUp, stayed, unread, profile };
}

// Times of arrival stand for good, and decide which placements lie in the future and which reports are late.
function stopWhereClockIsWrong(
  register: RegisterLine[],
  madeUp: boolean,
  { now, trustClock }: LoadOptions,
): void {
  const problem = madeUp || trustClock ? undefined : clockProblem(register, now);
  if (problem === undefined) return;
  throw new Stopped(
    `${problem} Rett klokka og last på nytt; innboksen er urørt. Er klokka riktig, last med --trust-clock.`,
  );
}

/** What has been erased from a file does not come back with it, though the register has lost its line. */
function withoutErased(arrival: InboxArrival, erased: ReadonlyMap<string, ErasedFile>): InboxArrival {
  const copy = erased.get(arrival.line.sha256)?.copy;
  return copy === undefined ? arrival : { ...arrival, line: { ...arrival.line, copy }, report: undefined };
}

/** What goes into the store, each file once, those of the folder's own kind first: the first line tells its kind. */
function storables(arrivals: InboxArrival[], known: Map<string, RegisterLine>, madeUp: boolean) {
  const isOfOtherKind = ({ line }: InboxArrival) => Number(line.made_up === !madeUp);
  const once = new Map(
    arrivals
      .toSorted((one, other) => isOfOtherKind(one) - isOfOtherKind(other))
      .flatMap(({ line, bytes, report }) => {
        if (line.copy !== undefined && !known.has(line.sha256))
          return [[line.sha256, { line, bytes: undefined }] as const];
        const fate = report && fateOf(report);
        if (fate === "stored") return [[line.sha256, { line, bytes }] as const];
        if (fate === undefined || known.has(line.sha256)) return [];
        const onlyLine =
          fate === "gone"
            ? { ...line, name: null, made_up: null, refused: nationalIdentity.rule }
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

function stopWhereWordsAreNotKnown({ profile }: FoundProfile, { forms, reference }: Reading): void {
  const { shape } = forms.unit.shape.plasseringer.element;
  const unitIds = reference.places.flatMap((place) => (place.place_level === "unit" ? place.place_id : []));
  const unknown = wordsNotKnown(profile, shape, new Set(unitIds));
  if (unknown.length > 0)
    throw new Stopped(`Profilen «${profile.id}» kan ikke brukes: ${unknown.join("; ")}`);
}

// What is stored must be readable again when the file the profile was given in is gone.
async function keepProfile(folder: DataFolder, found: FoundProfile): Promise<void> {
  const path = join(folder.profiles, `${found.profile.id}.json`);
  if (isOwnProfile(found)) return rmSync(path, { force: true });
  mkdirSync(folder.profiles, { recursive: true });
  await writeDurably(path, found.text);
}
