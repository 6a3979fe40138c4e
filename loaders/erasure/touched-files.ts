import { readRows, type DuckDBConnection } from "../duckdb.ts";
import { cellText, type Cell, type Sheet } from "../forms/cell.ts";
import { namesTable, tables } from "../forms/tables.ts";
import type { DataFolder } from "../intake/data-folder.ts";
import { readableSheets } from "../intake/readable-sheets.ts";
import { readRegister, type RegisterLine } from "../intake/register.ts";
import { storedBytes } from "../intake/stored-reports.ts";
import type { ErasurePlan, Erasing } from "./erasure-plan.ts";
import type { IsErased } from "./file-without-rows.ts";
import { idsIn, rowsWithIds } from "./rows-with-ids.ts";

/** A stored file that is to be replaced, and which of its rows go. */
export interface TouchedFile {
  line: RegisterLine;
  bytes: Uint8Array;
  isErased: IsErased;
  /** Of a file that was refused nothing is counted. */
  isRefused: boolean;
}

/** What an erasure has to do with, beside the rows that the database knows. */
export interface Touched {
  files: TouchedFile[];
  /** The person's placements that were never taken in. */
  setAside: { unit: string; id: string }[];
}

/**
 * The stored files that hold any of the rows. A row that was set aside is in no table: it is looked for in the files
 * themselves, by the person's pseudonym and by the ids of the placements that go.
 */
export async function touchedFiles(
  connection: DuckDBConnection,
  folder: DataFolder,
  plan: ErasurePlan,
  erasing: Erasing,
): Promise<Touched> {
  const units = await unitsOfFiles(connection);
  const listed = listedRows(plan);
  const lines = storedLines(folder).filter(
    ({ sha256 }) => "person" in erasing || listed.has(sha256) || plan.refused.has(sha256),
  );
  const looked: LookedAt[] = [];
  for (const line of lines) looked.push(await lookedAt(folder, line, units.get(line.sha256), erasing));
  const own = await idsTakenIn(connection);
  const setAside = looked.flatMap(({ idsOfPerson }) => idsOfPerson).filter((id) => !own.has(id));
  const going = new Set([
    ...plan.placements.map(({ enhet, plassering }) => idIn(String(enhet), String(plassering))),
    ...setAside,
  ]);
  const files: TouchedFile[] = [];
  for (const { line, unit, ids, tellsOfPerson, isEmpty } of looked) {
    const isRefused = plan.refused.has(line.sha256);
    const isTouched =
      listed.has(line.sha256) ||
      tellsOfPerson ||
      ids.some((id) => going.has(id)) ||
      ("before" in erasing && isRefused && !isEmpty);
    if (!isTouched) continue;
    // A copy made of a file that has been spoilt would hide that it has, and count otherwise ever after.
    const bytes = storedBytes(folder, line);
    const isOfId = rowsWithIds(
      await readableSheets(line.name ?? "", bytes),
      (id) => unit !== undefined && going.has(idIn(unit, id)),
    );
    files.push({
      line,
      bytes,
      isRefused,
      isErased: (sheet, row, cells) =>
        ("before" in erasing && isRefused && !isHead(sheet)) ||
        listed.get(line.sha256)?.has(`${row} ${sheet}`) === true ||
        ("person" in erasing && tellsOf(cells, erasing.person)) ||
        isOfId(sheet, row, cells),
    });
  }
  return {
    files,
    setAside: setAside.map((name) => {
      const [unit = "", id = ""] = name.split("\n");
      return { unit, id };
    }),
  };
}

interface LookedAt {
  line: RegisterLine;
  unit: string | undefined;
  ids: string[];
  idsOfPerson: string[];
  tellsOfPerson: boolean;
  /** No row but of its head. */
  isEmpty: boolean;
}

async function lookedAt(
  folder: DataFolder,
  line: RegisterLine,
  unit: string | undefined,
  erasing: Erasing,
): Promise<LookedAt> {
  const bytes = storedBytes(folder, line);
  const sheets = await readableSheets(line.name ?? "", bytes);
  const idOf = idsIn(sheets);
  const rows = sheets.flatMap(({ name, rows: ofSheet }) =>
    ofSheet.map(({ row, cells }) => ({ sheet: name, cells, id: idOf(name, row, cells) })),
  );
  const ofPerson = rows.filter(({ cells }) => "person" in erasing && tellsOf(cells, erasing.person));
  const ids = (some: typeof rows) =>
    unit === undefined ? [] : some.flatMap(({ id }) => (id === undefined ? [] : [idIn(unit, id)]));
  return {
    line,
    unit,
    ids: ids(rows),
    idsOfPerson: ids(ofPerson),
    tellsOfPerson:
      ofPerson.length > 0 || ("person" in erasing && Buffer.from(bytes).includes(erasing.person)),
    isEmpty: sheets.length === 0 ? bytes.length === 0 : !sheets.some(hasRowsBelowHead),
  };
}

function hasRowsBelowHead({ name, rows }: Sheet): boolean {
  return !isHead(name) && rows.some(({ cells }) => cells.some((cell) => cellText(cell) !== ""));
}

export const isHead = (sheet: string) => namesTable(sheet, tables.hode);

function storedLines(folder: DataFolder): RegisterLine[] {
  const lines = new Map(readRegister(folder).map((line) => [line.sha256, line]));
  return [...lines.values()].filter(({ refused }) => refused === undefined);
}

function listedRows({ placements, decisions, withdrawals, setAside }: ErasurePlan): Map<string, Set<string>> {
  const listed = new Map<string, Set<string>>();
  for (const { sha256, sheet, row } of [...placements, ...decisions, ...withdrawals, ...setAside]) {
    const rows = listed.get(String(sha256)) ?? new Set();
    listed.set(String(sha256), rows.add(`${String(row)} ${String(sheet)}`));
  }
  return listed;
}

async function unitsOfFiles(connection: DuckDBConnection): Promise<Map<string, string>> {
  const heads = await readRows(connection, "select sha256, enhet from raw.hode where enhet is not null");
  return new Map(heads.map(({ sha256, enhet }) => [String(sha256), String(enhet)]));
}

async function idsTakenIn(connection: DuckDBConnection): Promise<Set<string>> {
  const rows = await readRows(connection, "select distinct enhet, plassering from raw.plasseringer");
  return new Set(rows.map(({ enhet, plassering }) => idIn(String(enhet), String(plassering))));
}

const idIn = (unit: string, id: string) => `${unit}\n${id}`;

function tellsOf(cells: Cell[], text: string): boolean {
  return cells.some((cell) => cellText(cell).toUpperCase().includes(text));
}
