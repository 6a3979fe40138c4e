import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { group } from "d3-array";
import { Temporal } from "temporal-polyfill";
import { builtDatabase } from "../../loaders/built-database.ts";
import type { DuckDBConnection } from "../../loaders/duckdb.ts";
import { erasedList, readErasedFiles } from "../../loaders/erasure/erased-files.ts";
import { keptFiguresList } from "../../loaders/erasure/kept-figures.ts";
import type { DataFolder } from "../../loaders/intake/data-folder.ts";
import { loadFolder } from "../../loaders/intake/load-folder.ts";
import { removeLeftScratch, scratchFolder } from "../../loaders/intake/scratch-folder.ts";
import { Stopped } from "../../loaders/intake/stopped.ts";
import { madeReport, wordsFile as wordsFileOf } from "../made-report.ts";
import { reportStep } from "../../loaders/record/report-step.ts";
import { keepStep } from "../record/report-steps.ts";
import { readReportFigures, type ReportFigures } from "../report-figures.ts";
import { periodOf } from "../report-scope.ts";
import { changedFigures, type ChangedFigure } from "./changed-figures.ts";
import { madeFrom } from "./made-from.ts";
import { releaseContents } from "./release-contents.ts";
import {
  figuresFile,
  inputsFile,
  readManifest,
  readRegister,
  reportChain,
  releasesOf,
  stepsFile,
  wordsFile,
  type Manifest,
} from "./release-folder.ts";
import type { Registered } from "../../loaders/record/registered-release.ts";
import { sha256 } from "./release-chain.ts";

/** A release made again from what its manifest names: the files that came out as others, and what may be the reason. */
export interface Remade {
  folder: string;
  files: number;
  /** The names of those that are not the same, byte for byte. */
  others: string[];
  changed: ChangedFigure[];
  reasons: string[];
}

/** Makes releases again: the reports that were known then, the rules, lists and decisions as they were, the same words. */
export async function remadeReleases(folder: DataFolder, releases: readonly Registered[]): Promise<Remade[]> {
  removeLeftScratch(folder);
  const scratch = scratchFolder(folder);
  const remade: Remade[] = [];
  const known = releases.map((release) => ({ release, made: readManifest(folder, release) }));
  // Releases of the same day and inputs have one database.
  const alike = group(known, ({ made: { as_of, known_at, made_from } }) =>
    JSON.stringify([as_of, known_at, made_from]),
  );
  try {
    for (const same of alike.values()) {
      rmSync(scratch.path, { recursive: true, force: true });
      const [first] = same;
      if (first === undefined) continue;
      const inputs = asTheyWere(folder, scratch, first.made);
      await loadAgain(scratch, first.made);
      const { connection, close } = await builtDatabase(scratch.path);
      try {
        for (const { release, made } of same)
          remade.push(await remadeRelease(connection, folder, scratch, release, made, inputs));
      } finally {
        close();
      }
    }
    return remade;
  } finally {
    rmSync(scratch.path, { recursive: true, force: true });
  }
}

/** Lays out the folder as it was when the release was made; says which of its files are not to be had. */
function asTheyWere(folder: DataFolder, scratch: DataFolder, { made_from }: Manifest): string[] {
  mkdirSync(scratch.raw, { recursive: true });
  mkdirSync(scratch.record, { recursive: true });
  for (const name of existsSync(folder.raw) ? readdirSync(folder.raw) : [])
    if (join(folder.raw, name) !== folder.register) link(join(folder.raw, name), join(scratch.raw, name));
  copyFileSync(join(folder.record, "person.key"), join(scratch.record, "person.key"));
  const others = made_from.flatMap((file) => {
    const path = join(folder.path, file.name);
    if (!existsSync(path)) return [`${path} finnes ikke lenger.`];
    const content = readFileSync(path);
    const then = content.subarray(0, file.bytes);
    const isAsItWas = sha256(then) === file.sha256;
    const to = join(scratch.path, file.name);
    mkdirSync(dirname(to), { recursive: true });
    writeFileSync(to, isAsItWas ? then : content);
    return isAsItWas ? [] : [`${path} er en annen enn da rapporten ble utgitt.`];
  });
  return [...others, ...erasedSince(folder, scratch)];
}

/** What has been erased is not to be had again: the reports are as the last erasure left them. */
function erasedSince(folder: DataFolder, scratch: DataFolder): string[] {
  const then = readErasedFiles(scratch);
  const since = [...readErasedFiles(folder).values()].filter(
    ({ sha256: file, copy }) => then.get(file)?.copy !== copy,
  );
  if (since.length === 0) return [];
  for (const list of [erasedList, keptFiguresList])
    if (existsSync(list(folder))) copyFileSync(list(folder), list(scratch));
  const reports = since.length === 1 ? "1 månedsrapport" : `${since.length} månedsrapporter`;
  return [`Rader er slettet fra ${reports} siden rapporten ble utgitt, og kan ikke hentes tilbake.`];
}

/** The same bytes under another name, where the disk can; else a copy. */
function link(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}

async function loadAgain(scratch: DataFolder, { as_of, known_at }: Manifest): Promise<void> {
  const knownAt = Temporal.Instant.fromEpochMilliseconds(1000 * known_at);
  await loadFolder({ folder: scratch.path, now: knownAt, asOf: as_of, knownAt: knownAt.toString() });
}

async function remadeRelease(
  connection: DuckDBConnection,
  folder: DataFolder,
  scratch: DataFolder,
  release: Registered,
  made: Manifest,
  inputs: string[],
): Promise<Remade> {
  const frozen = (name: string) => readFileSync(join(releasesOf(folder), release.folder, name), "utf8");
  const period = periodOf(made.period);
  const scope = period && { place_id: made.place_id, ...period };
  const figures = scope && (await readReportFigures(connection, scope));
  if (figures === undefined)
    throw new Stopped(`${release.folder}: arkivet har ingen tall for ${made.place_id} i ${made.period}.`);
  const record = await recordOf(folder, scratch, release, made, frozen);
  const again = await madeReport(connection, record, figures, made.language);
  const contents = await releaseContents(connection, record, figures, again);
  const others = made.files
    .filter((file) => sha256(contents.get(file.name) ?? "") !== file.sha256)
    .map(({ name }) => name);
  const then: ReportFigures = JSON.parse(frozen(figuresFile));
  return {
    folder: release.folder,
    files: made.files.length,
    others,
    changed: others.length === 0 ? [] : changedFigures(then, figures),
    reasons:
      others.length === 0 ? [] : [...inputs, ...otherReasons(folder, made, frozen(inputsFile), figures)],
  };
}

/** A record with the words and steps of the release, and the releases before it. */
async function recordOf(
  folder: DataFolder,
  scratch: DataFolder,
  release: Registered,
  { place_id, period }: Manifest,
  frozen: (name: string) => string,
): Promise<Pick<DataFolder, "record">> {
  const record = { record: join(scratch.path, `record-${release.number}`) };
  const words = wordsFileOf(record, place_id, period);
  mkdirSync(dirname(words), { recursive: true });
  writeFileSync(words, frozen(wordsFile));
  for (const step of reportStep.array().parse(JSON.parse(frozen(stepsFile)))) await keepStep(record, step);
  const earlier = readRegister(folder).filter(({ number }) => number < release.number);
  mkdirSync(releasesOf(record), { recursive: true });
  writeFileSync(reportChain(record).register, earlier.map((line) => `${JSON.stringify(line)}\n`).join(""));
  for (const { folder: name } of earlier) {
    mkdirSync(join(releasesOf(record), name));
    for (const file of ["manifest.json", figuresFile, wordsFile])
      link(join(releasesOf(folder), name, file), join(releasesOf(record), name, file));
  }
  return record;
}

/** What else than the lists can be the reason: the program, or monthly reports that the archive does not give now. */
function otherReasons(
  folder: DataFolder,
  made: Manifest,
  inputs: string,
  { reports, version }: ReportFigures,
): string[] {
  const then: ReportFigures["reports"] = JSON.parse(inputs);
  const now = new Map(reports.map(({ unit_id, month, sha256: hash }) => [`${unit_id} ${month}`, hash]));
  const lost = then.filter(({ unit_id, month, sha256: hash }) => now.get(`${unit_id} ${month}`) !== hash);
  return [
    ...anotherProgram(made, { version, program_sha256: madeFrom(folder).program_sha256 }),
    ...lost.map(
      ({ unit_id, month, sha256: hash }) =>
        `Månedsrapporten fra ${unit_id} for ${month.slice(0, 7)} (${hash}) er ikke den som gjelder nå.`,
    ),
  ];
}

type Program = Pick<Manifest, "version" | "program_sha256">;

/** That a release was made by another program; of the same version, by its hash. */
export function anotherProgram(then: Program, now: Program): string[] {
  if (then.program_sha256 === now.program_sha256) return [];
  return then.version === now.version
    ? [
        `Programmet er endret siden utgivelsen, selv om begge er versjon ${now.version}: SHA-256 var ${then.program_sha256}, nå ${now.program_sha256}.`,
      ]
    : [`Programmet er et annet: utgivelsen ble laget med versjon ${then.version}, dette er ${now.version}.`];
}
