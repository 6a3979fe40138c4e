import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Temporal } from "temporal-polyfill";
import { clockProblem } from "../intake/clock.ts";
import { readFolderSettings, type DataFolder } from "../intake/data-folder.ts";
import { heldBy } from "../intake/lock.ts";
import { linesOfLost, lostFiles } from "../intake/lost-files.ts";
import { brokenLink, readRegister, storedPath } from "../intake/register.ts";
import { Stopped } from "../intake/stopped.ts";
import { readReference } from "../reference/reference.ts";
import { forgottenReleases } from "../record/forgotten-releases.ts";
import { isReadable } from "../record/record-lists.ts";

/** What the register of files says against itself. */
export function registerProblems(folder: DataFolder): string[] {
  if (!existsSync(folder.register))
    return existsSync(folder.raw) && readdirSync(folder.raw).length > 0
      ? [
          `${folder.register} mangler, men det ligger filer i ${folder.raw}. Hent den fra kopi: npm run restore.`,
        ]
      : existsSync(folder.database)
        ? [
            `${folder.register} mangler, men databasen ${folder.database} er bygd av filer som sto der. Hent mappen raw fra kopi: npm run restore.`,
          ]
        : [
            `Ingenting er lastet i ${folder.path} ennå. Legg månedsrapportene i ${folder.inbox} og last: npm run load.`,
          ];
  return said(() => {
    readRegister(folder);
    const broken = brokenLink(folder);
    return broken === undefined
      ? []
      : [
          `${folder.register}, linje ${broken}, følger ikke etter linjen før: en linje er endret eller tatt bort. Hent registeret fra kopi: npm run restore.`,
        ];
  });
}

/** Registered files that are not there as they came, and files there that nobody has registered. */
export function rawProblems(folder: DataFolder): string[] {
  if (!existsSync(folder.raw)) return [];
  return said(() => {
    const registered = new Set(readRegister(folder).map((line) => storedPath(folder, line)));
    const stray = readdirSync(folder.raw)
      .map((name) => join(folder.raw, name))
      .filter((path) => path !== folder.register && !registered.has(path));
    return [
      ...linesOfLost(lostFiles(folder)).map(
        (line) =>
          `${folder.raw}: ${line}. Hent den fra kopi (npm run restore), eller be enheten sende den igjen.`,
      ),
      ...stray
        .filter(isPart)
        .map(
          (path) => `${path} er rester etter en lasting som ble avbrutt. Neste lasting rydder: npm run load.`,
        ),
      ...notRegistered(
        folder,
        stray.filter((path) => !isPart(path)),
      ),
    ];
  });
}

const isPart = (path: string) => path.endsWith(".part");

/** One may have been laid there by hand. That several are unknown is rather the register's loss. */
function notRegistered({ raw, inbox }: DataFolder, stray: readonly string[]): string[] {
  const [first] = stray;
  if (first === undefined) return [];
  return stray.length === 1
    ? [`${first} står ikke i registeret. Flytt den til ${inbox} og last: npm run load.`]
    : [
        `${stray.length} filer i ${raw} står ikke i registeret, som ${first}. Hent først registeret fra kopi: npm run restore. Filer som kopien heller ikke kjenner, flyttes til ${inbox} og lastes: npm run load.`,
      ];
}

/** What people have decided, and the folder's own key: whether each can be read. */
export function recordProblems(folder: DataFolder): string[] {
  if (!existsSync(folder.record)) return [];
  const key = join(folder.record, "person.key");
  const isKeyLost =
    existsSync(folder.register) && (!existsSync(key) || readFileSync(key, "utf8").trim() === "");
  const broken = readdirSync(folder.record, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".jsonl"))
    .flatMap((name) => brokenLines(join(folder.record, name), name));
  return [
    ...(isKeyLost ? [`Nøkkelen ${key} mangler eller er tom. Hent den fra kopi: npm run restore.`] : []),
    ...broken,
    ...(broken.length === 0 ? forgottenReleases(folder) : []),
  ];
}

function brokenLines(path: string, list: string): string[] {
  const lines = readFileSync(path, "utf8").split("\n");
  const torn =
    lines.pop() === ""
      ? []
      : [`${path} slutter midt i en linje. Det rettes av seg selv neste gang noe skrives der.`];
  const broken = lines.findIndex((line) => !isReadable(list, line));
  return broken < 0
    ? torn
    : [`${path}, linje ${broken + 1} kan ikke leses. Hent filen fra kopi: npm run restore.`, ...torn];
}

/** The lists and the settings of the folder. */
export function listProblems(folder: DataFolder): string[] {
  return [
    ...said(() => (readFolderSettings(folder), [])),
    ...said(
      () => (readReference(folder.path), []),
      (why) => `Referanselistene kan ikke brukes: ${why}`,
    ),
  ];
}

/** A lock whose holder is gone, room on the disk, the clock, and who may read. */
export function machineProblems(
  folder: DataFolder,
  { now, free }: { now: Temporal.Instant; free: number },
): string[] {
  const held = heldBy(folder);
  const needed = 2 * (existsSync(folder.database) ? statSync(folder.database).size : 0) + 100_000_000;
  const clock = said(() => clockProblem(readRegister(folder), now) ?? []);
  return [
    ...(held && !held.running
      ? [
          `${folder.lock} er etter en lasting som ble avbrutt (prosess ${held.process}). Neste lasting går videre: npm run load.`,
        ]
      : []),
    ...(free < needed
      ? [
          `Disken har ${megabytes(free)} ledig; en lasting kan trenge ${megabytes(needed)}. Rydd plass eller flytt datamappen.`,
        ]
      : []),
    ...clock.map((line) => `${line} Rett klokka, eller last med --trust-clock om den er riktig.`),
    ...(isOpenToAll(folder)
      ? [`${folder.path} kan leses av alle på maskinen. Steng den: chmod -R o-rwx ${folder.path}`]
      : []),
  ];
}

// Windows keeps rights elsewhere, and made-up reports are nobody's secret.
function isOpenToAll(folder: DataFolder): boolean {
  if (process.platform === "win32" || (statSync(folder.path).mode & 0o007) === 0) return false;
  return said(() => (readFolderSettings(folder).made_up ? ["oppdiktet"] : [])).length === 0;
}

const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;

/** The problems found, or the one that kept us from looking. */
function said(look: () => string | string[], sentence = (why: string) => why): string[] {
  try {
    return [look()].flat();
  } catch (error) {
    if (error instanceof Stopped) return [error.message];
    if (error instanceof Error) return [sentence(error.message.split("\n")[0] ?? "")];
    throw error;
  }
}
