import { type ReadFile } from "../readers/read-file.ts";
import { fromWindows1252, latin1 } from "../readers/windows-1252.ts";
import { cellText } from "./cell.ts";
import { type Finding } from "./finding.ts";
import { rowsOfCells } from "./sheets-of.ts";

// What each letter becomes where UTF-8 is read as something else, and saved so.
const damage = Array.from("åøæÅØÆ").flatMap((letter) =>
  [fromWindows1252, latin1].map((read) => ({ letter, signs: read(new TextEncoder().encode(letter)) })),
);

/**
 * What is said of a report whose æ, ø and å have all become other signs before it was sent: once, and of the file, since
 * each column and word with such a letter would else be one that nobody knows. It shows the signs and no word of the file.
 */
export function damagedLetters(file: ReadFile): Finding | undefined {
  const texts = rowsOfCells(file).flatMap((cells) => cells.map((cell) => cellText(cell)));
  if (texts.some((text) => /[æøå]/i.test(text))) return undefined;
  const found = damage.find(({ signs }) => texts.some((text) => text.includes(signs)));
  if (found === undefined) return undefined;
  const { letter, signs } = found;
  return {
    rule: "file-encoding",
    sheet: null,
    row: null,
    column: null,
    found: {
      nb: `«${signs}» der det skulle stått «${letter}»`,
      nn: `«${signs}» der det skulle ha stått «${letter}»`,
    },
  };
}
