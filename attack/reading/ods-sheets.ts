import { strFromU8, unzipSync } from "fflate";
import { DOMParser } from "linkedom";

/** A sheet of an OpenDocument workbook, each cell with its number where it has one, else with its words. */
export interface OdsSheet {
  name: string;
  rows: string[][];
}

/** The sheets of an OpenDocument workbook, the rows that head a table among them. */
export function odsSheets(bytes: Uint8Array): OdsSheet[] {
  const xml = unzipSync(bytes)["content.xml"];
  if (xml === undefined) return [];
  const document = new DOMParser().parseFromString(strFromU8(xml), "text/xml");
  return [...document.getElementsByTagName("table:table")].map((sheet) => ({
    name: sheet.getAttribute("table:name") ?? "",
    rows: [...sheet.getElementsByTagName("table:table-row")].map((row) =>
      [...row.children].filter(({ tagName }) => /:(?:covered-)?table-cell$/.test(tagName)).flatMap(cellsOf),
    ),
  }));
}

// Sheets are ended by cells that repeat to the edge of the sheet, and hold nothing.
const mostRepeated = 100;

function cellsOf(cell: Element): string[] {
  const text =
    cell.getAttribute("office:value") ??
    cell.getAttribute("office:date-value") ??
    [...cell.getElementsByTagName("text:p")].map((line) => line.textContent ?? "").join("\n");
  const repeated = Number(cell.getAttribute("table:number-columns-repeated") ?? "1");
  return Array.from({ length: Math.min(repeated, mostRepeated) }, () => text.trim());
}
