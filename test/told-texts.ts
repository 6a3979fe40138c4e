import { readdirSync, readFileSync } from "node:fs";
import { extname, join, relative } from "node:path";
import { gunzipSync, inflateSync } from "node:zlib";
import { tableFromIPC } from "apache-arrow";
import { unzipSync } from "fflate";
import { parquetRecords } from "../attack/reading/parquet-records.ts";
import { pageTexts } from "../reports/formats/read-pdf.ts";

/** Something that can be read in a built folder: in which file, and what. */
export interface ToldText {
  where: string;
  text: string;
}

/** Every byte of a folder as text, and what lies packed in its files: zipped parts, streams, columns, pages. */
export async function toldTexts(folder: string): Promise<ToldText[]> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const told = await Promise.all(
    files.map(async (path) => {
      const where = relative(folder, path);
      return [{ where, text: where }, ...(await textsIn(where, readFileSync(path), path))];
    }),
  );
  return told.flat();
}

async function textsIn(where: string, bytes: Buffer, path: string): Promise<ToldText[]> {
  const kind = extname(where);
  return [
    { where, text: bytes.toString("utf8") },
    ...packedIn(where, bytes),
    ...(kind === ".parquet" ? [{ where, text: asText(await parquetRecords(path)) }] : []),
    ...(kind === ".arrow" ? [{ where, text: asText([...tableFromIPC(bytes)]) }] : []),
    ...(kind === ".pdf" ? (await pageTexts(bytes)).map((text) => ({ where, text })) : []),
  ];
}

const asText = (rows: readonly unknown[]) =>
  JSON.stringify(rows, (_, cell) => (typeof cell === "bigint" ? String(cell) : cell));

/** What lies in an archive, in a packed file, or in the packed streams of a PDF, however deep. */
function packedIn(where: string, bytes: Buffer): ToldText[] {
  if (bytes.subarray(0, 4).equals(Buffer.from("PK\u0003\u0004", "latin1")))
    return Object.entries(unzipSync(bytes)).flatMap(([name, part]) =>
      inside(`${where}/${name}`, Buffer.from(part)),
    );
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return inside(`${where}/gzip`, gunzipSync(bytes));
  if (bytes.subarray(0, 5).toString("latin1") === "%PDF-") return streamsIn(where, bytes);
  return [];
}

const inside = (where: string, bytes: Buffer): ToldText[] => [
  { where, text: bytes.toString("utf8") },
  ...packedIn(where, bytes),
];

function streamsIn(where: string, bytes: Buffer): ToldText[] {
  return [...bytes.toString("latin1").matchAll(/stream\r?\n([^]*?)endstream/g)].flatMap(([, packed = ""]) => {
    try {
      return [{ where, text: inflateSync(Buffer.from(packed, "latin1")).toString("latin1") }];
    } catch {
      // A stream that is packed otherwise is a picture or letters.
      return [];
    }
  });
}

/** Where one of some texts or numbers stands; a number also as it is written in Norwegian. */
export function foundIn(told: readonly ToldText[], canaries: Iterable<string>): string[] {
  const wanted = new Set(canaries);
  const words = [...wanted].filter((one) => !isNumber(one));
  return told.flatMap(({ where, text }) => {
    const numbers = new Set(plainNumbers(text).flatMap((number) => beginningsOf(number)));
    return [
      ...words.filter((word) => text.includes(word)),
      ...[...wanted].filter((one) => isNumber(one) && numbers.has(one)),
    ].map((found) => `${where}: ${found}`);
  });
}

const isNumber = (text: string) => /^\d+$/.test(text);

/** The numbers of a text as their digits alone: without blanks between thousands, the mark of decimals and leading zeros. */
function plainNumbers(text: string): string[] {
  const joined = text.replaceAll(/(?<=\d)[\s\u00a0\u202f](?=\d{3}(?!\d))/g, "");
  return [...joined.matchAll(/\d+(?:[.,]\d+)?/g)].map(([number]) =>
    number.replace(/[.,]/, "").replace(/^0+/, ""),
  );
}

/** A number with more digits than a page shows is known by its first seven. */
const beginningsOf = (digits: string) => (digits.length > 7 ? [digits, digits.slice(0, 7)] : [digits]);

const digits = (written: string) => written.replace(".", "").replace(/^0+/, "");

/**
 * A number as it would be found: its digits without the mark of decimals, as they are and with as many as a page
 * shows; nothing where it is too short to be known.
 */
export function canariesOf(number: number): string[] {
  const whole = digits(String(Math.abs(number)));
  return [digits(String(Number(Math.abs(number).toPrecision(7)))), whole.slice(0, 7)].filter((one) =>
    /^\d{6,}$/.test(one),
  );
}
