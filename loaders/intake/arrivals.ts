import { createHash } from "node:crypto";
import { createReadStream, lstatSync, readFileSync } from "node:fs";
import { pipeline } from "node:stream/promises";
import { maskIdentity } from "../forms/mask-identity.ts";
import { type FoundProfile } from "../profiles/find-profile.ts";
import { defaultLimits, limitsOf, megabytes } from "../readers/limits.ts";
import { type Arrival } from "./check-report.ts";
import { type InboxFile } from "./inbox.ts";
import { isRefused, readReport, refused, refusedForItsName, type Forms, type Report } from "./read-report.ts";
import { type RegisterLine } from "./register.ts";
import { everyOther, withSecondReader, type ReadAhead, type SecondReader } from "./second-reader.ts";
import { isCode } from "./stopped.ts";
import { type Storable } from "./store.ts";
import { type UnreadFile } from "./load-result.ts";
import { type Override } from "../record/overrides.ts";
import { type Reference } from "../reference/reference.ts";

/** A file of the inbox, read or known from before. */
export interface InboxArrival extends Storable {
  file: InboxFile;
  /** None where the same bytes had come before. */
  report: Report | undefined;
}

/** What reports are read with and held against. */
export interface Reading {
  reference: Reference;
  forms: Forms;
  overrides: readonly Override[];
  /** The folder's own key, which hides persons once more. */
  key: string;
}

/** Reads every file of the inbox whose bytes have not come before; of equal files the first. One bad file stops none. */
export async function readArrivals(
  files: InboxFile[],
  known: Map<string, RegisterLine>,
  receivedAt: (name: string) => string,
  profile: FoundProfile | undefined,
  reading: Reading,
  onProgress: (done: number) => void,
  threads?: number,
): Promise<{ arrivals: InboxArrival[]; unread: UnreadFile[] }> {
  const arrivals: InboxArrival[] = [];
  const unread: UnreadFile[] = [];
  const seen = new Map(known);
  const came = (file: InboxFile) => ({
    file,
    received_at: receivedAt(file.name),
    profile: profileFor(file, profile),
  });
  const readOne = async (file: InboxFile, begun: ReadAhead | undefined) => {
    const arrival = await readArrival(came(file), seen, reading, begun).catch(whyUnread);
    if (typeof arrival === "string") unread.push({ name: maskIdentity(file.name), why: arrival });
    else if (isBeingWritten(file)) unread.push({ name: maskIdentity(file.name), why: "being_written" });
    else {
      if (!arrival.report || fateOf(arrival.report) === "stored") seen.set(arrival.line.sha256, arrival.line);
      arrivals.push(arrival);
    }
    onProgress(arrivals.length + unread.length);
  };
  const readAll = async (second: SecondReader | undefined) => {
    const begin = (file: InboxFile) => second && readAhead(came(file), known, second);
    for (const [file, begun] of everyOther(files, begin)) await readOne(file, begun);
  };
  await withSecondReader(files.length, reading, readAll, threads);
  return { arrivals, unread };
}

/** A file of the inbox, and how it came. */
interface Came {
  file: InboxFile;
  received_at: string;
  profile: FoundProfile | undefined;
}

/** Has the second thread read a file whose bytes have not come before. What cannot be read is met by the first. */
function readAhead(came: Came, known: ReadonlyMap<string, RegisterLine>, second: SecondReader) {
  const { file, profile } = came;
  if (file.size > limitsFor(profile).bytes) return undefined;
  try {
    const bytes = readFileSync(file.path);
    const sha256 = hashOf(bytes);
    if (known.has(sha256)) return undefined;
    return { sha256, report: second.read({ bytes, line: lineOf(came, sha256), profile: profile?.profile }) };
  } catch {
    return undefined;
  }
}

function whyUnread(error: unknown): UnreadFile["why"] {
  if (isCode(error, "ENOENT")) return "gone";
  if (isCode(error, "EACCES", "EPERM", "EBUSY", "EIO")) return "closed";
  // What the file holds could be in the words of an error that nobody foresaw: only that it failed is told.
  if (error instanceof Error && !("code" in error)) return "failed";
  throw error;
}

// What was read of a file that has changed meanwhile may be half of it, and half a report looks like a whole one.
function isBeingWritten({ path, size, writtenAt }: InboxFile): boolean {
  const now = lstatSync(path, { throwIfNoEntry: false });
  return now !== undefined && (now.size !== size || now.mtimeMs !== writtenAt);
}

function lineOf({ file, received_at, profile }: Came, sha256: string): RegisterLine {
  return {
    sha256,
    name: maskIdentity(file.name),
    size: file.size,
    received_at,
    made_up: null,
    ...(profile && { profile: profile.profile.id }),
  };
}

const limitsFor = (profile: FoundProfile | undefined) =>
  profile ? limitsOf(profile.profile.files.max_megabytes) : defaultLimits;

async function readArrival(
  came: Came,
  known: Map<string, RegisterLine>,
  reading: Reading,
  begun: ReadAhead | undefined,
): Promise<InboxArrival> {
  const { file, profile } = came;
  const limits = limitsFor(profile);
  // A file too large to be read is not taken into memory to be told so.
  if (file.size > limits.bytes)
    return {
      file,
      line: lineOf(came, await hashOfFile(file.path)),
      bytes: undefined,
      report: tooLarge(file, limits.bytes),
    };
  const bytes = readFileSync(file.path);
  const sha256 = hashOf(bytes);
  const line = lineOf(came, sha256);
  const before = known.get(sha256);
  const read = async (of: RegisterLine) =>
    refusedForItsName(
      file.name,
      await readReport(bytes, arrivalOf(of, reading), reading.forms, profile?.profile),
    );
  if (before && before.refused === undefined && before.name === line.name)
    return { file, line: before, bytes, report: undefined };
  const ahead = begun?.sha256 === sha256 ? await begun.report : undefined;
  const report = ahead ? refusedForItsName(file.name, ahead) : await read(line);
  // What a name alone made wrong is mended by another name.
  if (before && before.refused === undefined && (isRefused(report) || !isRefused(await read(before))))
    return { file, line: before, bytes, report: undefined };
  return { file, line: { ...line, size: bytes.length, made_up: report.made_up }, bytes, report };
}

const hashOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

/** How the file of a register's line came, and what it is held against. */
export function arrivalOf(
  { name, received_at }: Pick<RegisterLine, "name" | "received_at">,
  { reference, overrides }: Pick<Reading, "reference" | "overrides">,
): Arrival {
  return { name: name ?? "", receivedAt: secondsOf(received_at), reference, overrides };
}

/** An instant as ISO text, in whole seconds since 1970. */
export function secondsOf(instant: string): number {
  return Math.floor(Date.parse(instant) / 1000);
}

function profileFor({ name }: InboxFile, found: FoundProfile | undefined): FoundProfile | undefined {
  const own = name.slice(name.lastIndexOf("/") + 1);
  return found && new RegExp(found.profile.files.pattern, "iu").test(own) ? found : undefined;
}

function tooLarge({ size }: InboxFile, limit: number): Report {
  const most = megabytes(limit);
  const expected = { nb: `en fil på høyst ${most}`, nn: `ei fil på høgst ${most}` };
  return refused(null, [
    { rule: "file-too-large", sheet: null, row: null, column: null, found: megabytes(size), expected },
  ]);
}

async function hashOfFile(path: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return hash.digest("hex");
}

/**
 * What becomes of a file that was read: it is stored; or only its line is kept, and it is gone, or left in the inbox
 * for its owner to take away.
 */
export type Fate = "stored" | "gone" | "left_in_inbox";

export function fateOf({ findings }: Report): Fate {
  const rules = new Set(findings.map(({ rule }) => rule));
  if (rules.has("national-id")) return "gone";
  return rules.has("file-too-large") ? "left_in_inbox" : "stored";
}

/** The report, or its refusal where it is made up in a folder of real reports, or the other way round. */
export function keptApart(report: Report, folderIsMadeUp: boolean): Report {
  if (report.made_up === null || report.made_up === folderIsMadeUp) return report;
  const found = report.made_up ? "eksempeldata" : "en ekte rapport";
  const finding = { rule: "mixed-made-up", sheet: null, row: null, column: null, found };
  return refused(report.form, [finding], report.made_up);
}

/**
 * Whether a folder holds made-up reports: as it says itself, or as the first report it holds. A first load that
 * brings both takes the real ones.
 */
export function isMadeUp(
  setting: boolean | undefined,
  register: RegisterLine[],
  arrivals: { report: Report | undefined }[],
): boolean {
  const first = register.find(
    ({ made_up, refused: rule }) => made_up !== null && rule === undefined,
  )?.made_up;
  const arrived = arrivals.flatMap(({ report }) => report?.made_up ?? []);
  return setting ?? first ?? (arrived.length > 0 && arrived.every((made_up) => made_up));
}
