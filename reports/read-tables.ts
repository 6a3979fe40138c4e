import { strFromU8 } from "fflate";
import { readOds } from "hucre/ods";
import { readXlsx } from "hucre/xlsx";
import { DOMParser, parseHTML } from "linkedom";
import { zipParts } from "./formats/fixed-zip.ts";
import { partsOf, readPdf } from "./formats/read-pdf.ts";

/** The rows of every table in a file, its row of names too, each cell as a reader meets it. For tests. */
export type ReadRows = (string | number | Date)[][];

const plain = (text: string | null | undefined) => (text ?? "").replaceAll(/\s+/g, " ").trim();

export async function pdfRows(bytes: Uint8Array): Promise<ReadRows> {
  const { pages } = await readPdf(bytes);
  return partsOf(pages, "TR").map(({ parts }) => parts.map(({ text }) => plain(text)));
}

export function wordRows(bytes: Uint8Array): ReadRows {
  const xml = strFromU8(zipParts(bytes).get("word/document.xml") ?? new Uint8Array());
  const tree = new DOMParser().parseFromString(xml, "text/xml");
  return [...tree.getElementsByTagName("w:tr")].map((row) =>
    [...row.getElementsByTagName("w:tc")].map((cell) => plain(cell.textContent)),
  );
}

export function htmlRows(text: string): ReadRows {
  return [...parseHTML(text).document.querySelectorAll("tr")].map((row) =>
    [...row.querySelectorAll("th, td")].map((cell) => plain(cell.textContent)),
  );
}

/** The last sheets of a workbook: one a table, of which so many rows are below its names. */
export async function sheetRows(
  format: "xlsx" | "ods",
  bytes: Uint8Array,
  lengths: readonly number[],
): Promise<ReadRows> {
  const { sheets } = format === "xlsx" ? await readXlsx(bytes) : await readOds(bytes);
  return sheets
    .slice(-lengths.length)
    .flatMap(({ rows }, at) => rows.slice(rows.length - (lengths[at] ?? 0)))
    .map((row) =>
      row.map((cell) =>
        typeof cell === "number" || cell instanceof Date ? cell : plain(String(cell ?? "")),
      ),
    );
}
