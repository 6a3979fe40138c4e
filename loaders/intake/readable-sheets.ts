import { type Sheet } from "../forms/cell.ts";
import { sheetsOf } from "../forms/sheets-of.ts";
import { readFile, Unreadable } from "../readers/read-file.ts";

/** The rows of a file as it was sent, whatever is wrong with them; none where it cannot be read. */
export async function readableSheets(name: string, bytes: Uint8Array): Promise<Sheet[]> {
  try {
    return sheetsOf(await readFile(name, bytes));
  } catch (error) {
    if (error instanceof Unreadable) return [];
    throw error;
  }
}
