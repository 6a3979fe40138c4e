import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { type BuildLayers, type Run } from "../build.ts";
import { osloDate } from "../forms/oslo-time.ts";
import { profileById, type FoundProfile } from "../profiles/find-profile.ts";
import { type Claim } from "../reference/reference.ts";
import { readErasedFiles } from "../erasure/erased-files.ts";
import { readKeptFigures } from "../erasure/kept-figures.ts";
import { readSettledVerdicts } from "../record/settled-verdicts.ts";
import { createRawTables } from "../raw-tables.ts";
import { secondsOf, type Reading } from "./arrivals.ts";
import { type DataFolder, type FolderSettings } from "./data-folder.ts";
import {
  copyRaw,
  DamagedDatabase,
  replaceDatabase,
  stampDatabase,
  verdictsBefore,
  type BuiltFrom,
} from "./database.ts";
import { fillRaw } from "./fill-raw.ts";
import { type LoadOptions } from "./load-options.ts";
import { type LoadResult } from "./load-result.ts";
import { hashedPerson } from "./person-key.ts";
import { type RegisterLine } from "./register.ts";
import { Stopped } from "./stopped.ts";
import { reportsOf } from "./stored-reports.ts";
import { type TakenIn } from "./take-in.ts";
import { fingerprint, formsVersion } from "./versions.ts";

/** What was done, and the instant that the database is seen from, where it is seen from one: seconds since 1970. */
export interface UpToDate extends Pick<LoadResult, "rebuilt" | "readAgain"> {
  knownAt: number | undefined;
}

/** Builds the database anew if what it is built from has changed. Files read before are read again only if they must be. */
export async function bringUpToDate(
  folder: DataFolder,
  settings: FolderSettings,
  old: BuiltFrom | undefined,
  { arrivals, register, madeUp, profile }: TakenIn,
  reading: Reading,
  key: string,
  options: LoadOptions,
  buildLayers: BuildLayers,
): Promise<UpToDate> {
  stopWhereClaimsAreMadeUp(folder, reading.reference.claims, madeUp);
  const lines = [...register.values()];
  const erased = readErasedFiles(folder);
  const profiles = profilesOf(lines, folder, profile);
  const { places, measures, reasons, grounds } = reading.reference;
  const forms_version = formsVersion({
    lists: { places, measures, reasons, grounds, settings: reading.reference.settings },
    profiles: [...profiles.values()].map(({ text }) => text),
    madeUp,
    key: hashedPerson("", key),
    overrides: reading.overrides,
    erased: [...erased.values()].map(({ copy }) => copy),
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
  if (old?.fingerprint === stamp.fingerprint) return { rebuilt: false, readAgain: 0, knownAt: run.knownAt };
  stopWhereStoreIsTorn(folder, old?.files ?? new Set(), register);
  if (lines.length === 0) return { rebuilt: false, readAgain: 0, knownAt: run.knownAt };

  const justRead = new Set(arrivals.flatMap(({ line, report }) => (report ? line.sha256 : [])));
  const build = async (kept: Set<string>) => {
    const missing = lines.filter(({ sha256 }) => !kept.has(sha256));
    const { files, readAgain } = await reportsOf(
      folder,
      missing,
      arrivals,
      profiles,
      erased,
      madeUp,
      reading,
      options,
    );
    options.onProgress?.("Bygger databasen");
    const before = old && (await verdictsBefore(folder));
    await replaceDatabase(folder, lines.length, async (connection) => {
      await createRawTables(connection);
      if (kept.size > 0) await copyRaw(connection, folder, [...kept]);
      await fillRaw(connection, files);
      await stampDatabase(connection, stamp);
      await buildLayers(connection, {
        reference: reading.reference,
        run: { ...run, fingerprint: stamp.fingerprint },
        decided: {
          settledVerdicts: readSettledVerdicts(folder),
          overrides: reading.overrides,
          keptFigures: readKeptFigures(folder),
        },
        ...(before && { before }),
      });
    });
    return { rebuilt: true, readAgain, knownAt: run.knownAt };
  };
  const kept =
    old?.forms_version === forms_version ? [...old.files].filter((sha256) => !justRead.has(sha256)) : [];
  return build(new Set(kept)).catch((error: unknown) => {
    if (error instanceof DamagedDatabase) return build(new Set());
    throw error;
  });
}

function profilesOf(
  lines: RegisterLine[],
  folder: DataFolder,
  given: FoundProfile | undefined,
): Map<string, FoundProfile> {
  const ids = [...new Set(lines.flatMap(({ profile }) => profile ?? []))].sort();
  return new Map(ids.map((id) => [id, given?.profile.id === id ? given : keptProfile(id, folder)]));
}

function keptProfile(id: string, folder: DataFolder): FoundProfile {
  const found = readProfile(id, folder);
  if (found) return found;
  throw new Stopped(
    `Fant ikke profilen «${id}», som filer i ${folder.raw} ble lest med. Gi den med --profile.`,
  );
}

function readProfile(id: string, folder: DataFolder): FoundProfile | undefined {
  try {
    return profileById(id, folder.profiles);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new Stopped(`Profilen «${id}» kan ikke brukes: ${error.message} Gi den rettet med --profile.`);
  }
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

function stopWhereClaimsAreMadeUp(folder: DataFolder, claims: readonly Claim[], madeUp: boolean): void {
  const found = madeUp ? undefined : claims.find((claim) => claim.made_up);
  if (found === undefined) return;
  throw new Stopped(
    `Påstanden «${found.claim_id}» i ${folder.reference} er oppdiktet, og kan ikke stå sammen med virkelige rapporter.`,
  );
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
