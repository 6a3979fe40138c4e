import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { NewRow } from "../duckdb.ts";
import { openDatabase, readRows, type DuckDBConnection, type Stored, type StoredRow } from "../duckdb.ts";
import { existingFolder, type DataFolder } from "../intake/data-folder.ts";
import { syncFolder, writeDurably } from "../intake/durable-file.ts";
import { loadFolder, type LoadOptions } from "../intake/load-folder.ts";
import { whileLocked } from "../intake/lock.ts";
import { hashedPerson, personKey } from "../intake/person-key.ts";
import { readRegister, storedPath } from "../intake/register.ts";
import { Stopped } from "../intake/stopped.ts";
import { defaultLimits } from "../readers/limits.ts";
import { Unreadable } from "../readers/unreadable.ts";
import { forgetRows } from "../record/overrides.ts";
import { anonymousRows, chanceId } from "./anonymous-rows.ts";
import { addErasedFiles, readErasedFiles, type ErasedFile } from "./erased-files.ts";
import { erasurePlan, firstMonth, type ErasurePlan, type Erasing } from "./erasure-plan.ts";
import { fileWithoutRows, type IsErased } from "./file-without-rows.ts";
import { keepFigures } from "./kept-figures.ts";
import { removeOriginals } from "./remove-originals.ts";
import { removeReceipts } from "./remove-receipts.ts";
import { isHead, touchedFiles, type Touched } from "./touched-files.ts";

export interface ErasureOptions extends LoadOptions {
  /** A day: what ended before it is to go. */
  before?: string | undefined;
  /** A pseudonym as units write it. */
  person?: string | undefined;
  confirm: boolean;
}

/** What an erasure did, or would do. */
export interface Erasure {
  files: number;
  placements: number;
  decisions: number;
  /** Placements that no report has said have ended. */
  open: number;
  /** Files beside the store in which what was erased still stands, for people to deal with. */
  stillIn: string[];
}

/**
 * Erases rows for good: the copies are written first, then the figures and the stones, then the files as they came are
 * removed and the database is made anew. Stopped anywhere, the next erasure or load goes on.
 */
export async function eraseRows(options: ErasureOptions): Promise<Erasure> {
  const folder = existingFolder(options.folder);
  const key = await personKey(folder);
  // A pseudonym is read in any case, and kept in capitals.
  const person = options.person?.toUpperCase();
  const erasing: Erasing =
    person === undefined ? { before: options.before ?? "" } : { person, hashed: hashedPerson(person, key) };
  // The plan is made of the database: it must tell of all that is stored.
  await loadFolder(options);
  const { plan, files } = await whileLocked(folder, async () => {
    const database = await openDatabase(folder.database, { readOnly: true });
    try {
      const found = await erasurePlan(database.connection, erasing);
      const touched = await touchedFiles(database.connection, folder, found, erasing);
      const from = firstMonth(found);
      if (options.confirm && touched.files.length > 0) {
        // First, since who ends an erasure that was stopped does not know whose it was.
        await removeReceipts(folder, toldOf(found, touched, erasing));
        if (from !== undefined) await keepFigures(database.connection, folder, from);
        await replaceFiles(folder, database.connection, found, touched, erasing, options);
      }
      return { plan: found, files: touched.files };
    } finally {
      database.close();
    }
  });
  if (options.confirm && files.length > 0) await loadFolder(options);
  return {
    files: files.length,
    placements: plan.placements.length,
    decisions: plan.decisions.length,
    open: openIn(plan),
    stillIn: options.confirm ? stillIn(folder, erasing) : [],
  };
}

function openIn({ placements }: ErasurePlan): number {
  const ended = new Map<string, boolean>();
  for (const { enhet, plassering, slutt } of placements) {
    const name = JSON.stringify([enhet, plassering]);
    ended.set(name, ended.get(name) === true || slutt !== null);
  }
  return [...ended.values()].filter((hasEnded) => !hasEnded).length;
}

/** What a receipt may call those whose rows go: by their pseudonym, and each placement by its own id. */
function toldOf({ placements }: ErasurePlan, { setAside }: Touched, erasing: Erasing): string[] {
  const ids = [...placements.map(({ plassering }) => String(plassering)), ...setAside.map(({ id }) => id)];
  return [...new Set(["person" in erasing ? erasing.person : [], ids].flat())];
}

async function replaceFiles(
  folder: DataFolder,
  connection: DuckDBConnection,
  plan: ErasurePlan,
  { files, setAside }: Touched,
  erasing: Erasing,
  options: ErasureOptions,
): Promise<void> {
  const before = readErasedFiles(folder);
  const anonymous = anonymousRows(plan);
  const stones: ErasedFile[] = [];
  for (const { line, bytes, isErased, isRefused } of files) {
    const copy = await copyOf(line.name ?? "", bytes, isErased, isRefused);
    const hash = createHash("sha256").update(copy).digest("hex");
    await writeDurably(storedPath(folder, { ...line, copy: hash }), copy);
    const [submission] = await readRows(connection, "from raw.submissions where sha256 = $sha256", {
      sha256: line.sha256,
    });
    if (!submission) throw new Stopped(`Databasen kjenner ikke filen ${line.sha256}. Last på nytt først.`);
    const earlier = before.get(line.sha256);
    stones.push({
      sha256: line.sha256,
      copy: hash,
      erased_on: options.now.toString().slice(0, 10),
      // A pseudonym is what is to go: it does not stand on the stone.
      because: "before" in erasing ? `avsluttet før ${erasing.before}` : "én person",
      rows_read: Number(submission["rows_read"]),
      rows_set_aside: Number(submission["rows_set_aside"]),
      placements_set_aside: numberOf(submission["placements_set_aside"]),
      placements: [...(earlier?.placements ?? []), ...rowsOf(anonymous.placements, line.sha256)],
      decisions: [...(earlier?.decisions ?? []), ...rowsOf(anonymous.decisions, line.sha256)],
      withdrawals: [...(earlier?.withdrawals ?? []), ...rowsOf(anonymous.withdrawals, line.sha256)],
      findings: await findingsOf(connection, line.sha256),
    });
  }
  await syncFolder(folder.raw);
  await addErasedFiles(folder, stones);
  const isSetAside = (unit: string, id: string) => setAside.some((one) => one.unit === unit && one.id === id);
  await forgetRows(
    folder,
    (unit, id) => anonymous.idOf(unit, id) ?? (isSetAside(unit, id) ? chanceId() : undefined),
  );
  const touched = new Set(files.map(({ line }) => line.sha256));
  await removeOriginals(
    folder,
    readRegister(folder).filter(({ sha256 }) => touched.has(sha256)),
  );
}

/** The file without the rows; nothing of one that was refused because it could not be read. */
async function copyOf(
  name: string,
  bytes: Uint8Array,
  isErased: IsErased,
  isRefused: boolean,
): Promise<Uint8Array> {
  try {
    return await fileWithoutRows(name, bytes, isErased, defaultLimits);
  } catch (error) {
    if (error instanceof Unreadable && isRefused) return new Uint8Array();
    throw error;
  }
}

function rowsOf(rows: NewRow[], sha256: string): ErasedFile["placements"] {
  return rows
    .filter((row) => row["sha256"] === sha256)
    .map((row) => Object.fromEntries(Object.entries(row).map(([column, cell]) => [column, cell ?? null])));
}

/**
 * What was told of a file, without what stood in its rows: what stands in those that are left is read again with the
 * copy, and a later erasure leaves none of it here.
 */
async function findingsOf(connection: DuckDBConnection, sha256: string): Promise<ErasedFile["findings"]> {
  const findings = await readRows(connection, "from raw.refused where sha256 = $sha256", { sha256 });
  return findings.map((finding) => {
    const text = (column: string) => (typeof finding[column] === "string" ? finding[column] : null);
    const row = numberOf(finding["row"]);
    return {
      rule: String(finding["rule"]),
      severity: severity(finding),
      sheet: text("sheet"),
      row,
      column: text("column_name"),
      found: row === null || isHead(text("sheet") ?? "") ? text("found") : null,
      expected: String(finding["expected"]),
    };
  });
}

const numberOf = (cell: Stored | undefined) => (typeof cell === "number" ? cell : null);

function severity(finding: StoredRow): ErasedFile["findings"][number]["severity"] {
  const given = finding["severity"];
  if (given === "refuses" || given === "sets_aside" || given === "warns" || given === "notes") return given;
  throw new Error(`unknown severity: ${String(given)}`);
}

/** Files of the folder in which the person still stands, byte for byte. */
function stillIn(folder: DataFolder, erasing: Erasing): string[] {
  if (!("person" in erasing)) return [];
  const words = [erasing.person, erasing.hashed];
  return readdirSync(folder.path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => {
      const bytes = readFileSync(path);
      return words.some((word) => bytes.includes(word));
    });
}
