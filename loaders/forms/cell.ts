/** What one cell of a sheet holds once read: dates as local ISO text, an empty cell as null. */
export type Cell = string | number | boolean | null;

/** A table as it was sent: the name of its sheet, and its rows with the number that the sender sees beside each. */
export interface Sheet {
  name: string;
  rows: SheetRow[];
}

export interface SheetRow {
  /** 1 is the first row of the sheet. */
  row: number;
  cells: Cell[];
}

/** The cell's text as a person reads it, without blanks around it or what is not seen; empty text for an empty cell. */
export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return "";
  if (typeof cell === "boolean") return cell ? "ja" : "nei";
  return String(cell)
    .replaceAll(/[\u00a0\u202f]/g, " ")
    .replaceAll(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, "")
    .trim();
}

/** What stands for a formula that the program that wrote it never worked out. */
export const notWorkedOut = "formel uten verdi";

// As a workbook keeps them, and as Excel in Norwegian writes them to a text file.
const errorValues =
  /^#(?:N\/A|I\/T|REF!|VALUE!|VERDI!|DIV\/0!|NAME\?|NAVN\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)$/i;

/** Whether a cell shows that its formula has no answer. */
export function isWithoutAnswer(text: string): boolean {
  return text === notWorkedOut || errorValues.test(text);
}
