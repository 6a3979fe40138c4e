import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from "fflate";

/** The files in an archive, by name. */
export type Parts = Map<string, Uint8Array>;

/** What an archive holds. */
export function zipParts(bytes: Uint8Array): Parts {
  return new Map(Object.entries(unzipSync(bytes)));
}

/** An archive whose bytes hang on nothing but its parts and the day given. */
export function fixedZip(parts: Parts, madeAt: Date): Uint8Array {
  const names = [...parts.keys()].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  const zippable: Zippable = Object.fromEntries(
    names.map((name) => [name, [parts.get(name) ?? new Uint8Array(), { level: name === mimetype ? 0 : 9 }]]),
  );
  return zipSync(zippable, { mtime: noonOf(madeAt) });
}

/** The text of a part, made anew. */
export function changePart(parts: Parts, name: string, change: (text: string) => string): void {
  const part = parts.get(name);
  if (part === undefined) throw new Error(`no such part: ${name}`);
  parts.set(name, strToU8(change(strFromU8(part))));
}

// OpenDocument wants its type first and unpacked, so that it can be read without opening the archive.
const mimetype = "mimetype";
const firstParts = [mimetype, "[Content_Types].xml"];

function rank(name: string): number {
  const at = firstParts.indexOf(name);
  return at < 0 ? firstParts.length : at;
}

// An archive holds wall clocks without a zone: noon of the day is the same on every machine and is never skipped.
function noonOf(instant: Date): Date {
  return new Date(instant.getUTCFullYear(), instant.getUTCMonth(), instant.getUTCDate(), 12);
}
