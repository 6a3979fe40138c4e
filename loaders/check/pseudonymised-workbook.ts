import { cellText, type Cell, type Sheet } from "../forms/cell.ts";
import { findNationalIdentity } from "../forms/national-identity.ts";
import { holdsNationalIdentity } from "../forms/parse-report.ts";
import { isPseudonym } from "../forms/pseudonym-form.ts";
import { namesTable, tables } from "../forms/tables.ts";
import { Stopped } from "../intake/stopped.ts";
import { readFile } from "../readers/read-file.ts";
import { writeWorkbook } from "../readers/workbook.ts";
import { findingCell } from "./finding-cell.ts";
import { pseudonymsOf } from "./keyed-pseudonyms.ts";
import { columnsOf, sheetAsSent } from "./sheet-as-sent.ts";

/** A report with pseudonyms where its persons' numbers stood. */
export interface PseudonymisedWorkbook {
  bytes: Uint8Array;
  /** How many cells were given a pseudonym. */
  replaced: number;
}

/**
 * A copy of a report in a workbook, each number in its person column made into a pseudonym by the key. Nothing but cells is
 * copied: comments, properties and hidden names may hold a name. A copy in which a national identity number is left is none.
 */
export async function pseudonymisedWorkbook(
  name: string,
  bytes: Uint8Array,
  key: string,
): Promise<PseudonymisedWorkbook> {
  const file = await readFile(name, bytes);
  if (file.kind !== "sheets" || file.format !== "xlsx")
    throw new Stopped("Bare arbeidsbøker (.xlsx) kan skrives med pseudonymer.");
  const persons = file.sheets.flatMap(personsOf);
  const words = persons.filter(({ cell }) => isName(cellText(cell)));
  if (words.length > 0)
    throw new Stopped(
      `${placesOf(words)}: kolonnen Person har ord, ikke et nummer. Et navn kan skrives på flere måter, og gir da flere pseudonymer. Skriv fødselsnummer eller fangenummer.`,
    );
  const made = await pseudonymsOf(
    persons.map(({ cell }) => cellText(cell)),
    key,
  );
  for (const [index, { cells, at }] of persons.entries()) cells[at] = made[index] ?? null;
  const copy = await writeWorkbook(
    file.sheets.map((sheet) => {
      const { rows, dates } = sheetAsSent(sheet);
      const cells = new Map([...dates].map(([place, style]) => [place, { style }]));
      return { name: sheet.name, columns: columnsOf(rows), rows, cells };
    }),
  );
  if (holdsNationalIdentity(await readFile(name, copy)))
    throw new Stopped(
      `${leftIn(file.sheets)} står det et fødselsnummer utenfor kolonnen Person. Ta det bort; ingenting er skrevet.`,
    );
  return { bytes: copy, replaced: persons.length };
}

interface PersonCell {
  sheet: string;
  row: number;
  cells: Cell[];
  at: number;
  cell: Cell;
}

/** The cells of the person column that are neither empty nor pseudonyms already. */
function personsOf(sheet: Sheet): PersonCell[] {
  if (!namesTable(sheet.name, tables.plasseringer)) return [];
  const head = findingCell(sheet, { row: null, column: "person" });
  if (head === undefined) throw new Stopped(`Arket ${sheet.name} har ingen kolonne som heter Person.`);
  const { row: headRow, at } = head;
  return sheet.rows
    .filter(({ row }) => row > headRow)
    .map(({ row, cells }) => ({ sheet: sheet.name, row, cells, at, cell: cells[at] ?? null }))
    .filter(({ cell }) => cellText(cell).trim() !== "" && !isPseudonym(cellText(cell).trim()));
}

/** Whether a cell has words: the numbers of prisoners have at most two letters together. */
function isName(text: string): boolean {
  return !/\d/.test(text) || /\p{L}{3}/u.test(text);
}

function placesOf(cells: PersonCell[]): string {
  const [first] = cells;
  const more = cells.length === 1 ? "" : ` (og ${cells.length - 1} til)`;
  return `Ark ${first?.sheet}, rad ${first?.row}${more}`;
}

/** Where a number is left, never which. */
function leftIn(sheets: Sheet[]): string {
  const rows = sheets.flatMap(({ name, rows: own }) => own.map(({ row, cells }) => ({ name, row, cells })));
  const found = rows.find(({ cells }) => cells.some((cell) => findNationalIdentity(cellText(cell))));
  return found === undefined ? "I arbeidsboken" : `I ark ${found.name}, rad ${found.row},`;
}
