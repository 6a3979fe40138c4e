import { type Said } from "../forms/said.ts";
import { Unreadable } from "./unreadable.ts";
import { latin1 } from "./windows-1252.ts";

/** What is wrong with bytes that are neither a workbook nor text, as far as their first bytes tell. */
export function foreignKind(bytes: Uint8Array): Unreadable | undefined {
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return compoundFile(bytes);
  const found = kinds.find(({ start }) => startsWith(bytes, start))?.name;
  return found === undefined ? undefined : new Unreadable("file-not-what-name-says", found);
}

const picture = { nb: "et bilde", nn: "eit bilete" };
const page = { nb: "en nettside", nn: "ei nettside" };

const kinds: { start: number[]; name: Said }[] = [
  { start: [..."%PDF"].map(code), name: { nb: "en PDF", nn: "ein PDF" } },
  {
    start: [0x50, 0x4b, 0x03, 0x04],
    name: { nb: "en zip-fil eller Excel-arbeidsbok", nn: "ei zip-fil eller Excel-arbeidsbok" },
  },
  { start: [0x89, ..."PNG".split("").map(code)], name: picture },
  { start: [0xff, 0xd8, 0xff], name: picture },
  { start: [0x1f, 0x8b], name: { nb: "en pakket fil (gzip)", nn: "ei pakka fil (gzip)" } },
  { start: [..."{\\rtf"].map(code), name: { nb: "et RTF-dokument", nn: "eit RTF-dokument" } },
  { start: [..."<!DOCTYPE"].map(code), name: page },
  { start: [..."<html"].map(code), name: page },
  { start: [..."<?xml"].map(code), name: "XML" },
];

// Excel keeps a workbook with a password in a compound file, as it did every workbook before 2007. Which of the two
// it is stands in the names of its streams, written as UTF-16.
function compoundFile(bytes: Uint8Array): Unreadable {
  const content = latin1(bytes);
  if (content.includes(inUtf16("EncryptedPackage")))
    return new Unreadable("file-encrypted", {
      nb: "en arbeidsbok med passord",
      nn: "ei arbeidsbok med passord",
    });
  if (content.includes(inUtf16("Workbook")))
    return new Unreadable("file-not-what-name-says", {
      nb: "en arbeidsbok i Excels gamle format (.xls)",
      nn: "ei arbeidsbok i det gamle formatet til Excel (.xls)",
    });
  return new Unreadable("file-encrypted", {
    nb: "en fil med passord, eller i et gammelt Office-format",
    nn: "ei fil med passord, eller i eit gammalt Office-format",
  });
}

function inUtf16(name: string): string {
  return [...name].map((character) => `${character}\0`).join("");
}

function startsWith(bytes: Uint8Array, start: number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}

function code(character: string): number {
  return character.charCodeAt(0);
}
