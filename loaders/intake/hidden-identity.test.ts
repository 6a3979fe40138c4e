import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { writeWorkbook } from "../forms/write-report.ts";
import { limitsOf } from "../readers/read-file.ts";
import { storedZip, zipParts } from "../readers/zip-parts.ts";
import { syntheticNationalId } from "../sample/national-id.ts";
import { type FileResult } from "./load-result.ts";
import { readRegister } from "./register.ts";
import { form, loadReports, madeUpReport, newFolder, put } from "./test-folder.ts";

const number = syntheticNationalId();
const office = "http://schemas.openxmlformats.org/officeDocument/2006";

/** Parts of a workbook, made from the text they had: none where there was no such part. */
type Parts = Record<string, (before: string) => string>;

const replaced = (old: string, by: string) => (xml: string) => {
  expect(xml).toContain(old);
  return xml.replace(old, by);
};

// Where a person's number can stand in a workbook and in no cell of it.
const places: Record<string, Parts> = {
  "a comment": {
    "xl/comments9.xml": () =>
      `<comments><commentList><comment ref="A1"><text><t>se ${number}</t></text></comment></commentList></comments>`,
  },
  "a threaded comment, with a blank in it": {
    "xl/threadedComments/threadedComment1.xml": () =>
      `<ThreadedComments><threadedComment><text>${number.slice(0, 6)} ${number.slice(6)}</text></threadedComment></ThreadedComments>`,
  },
  "the name of a range": {
    "xl/workbook.xml": replaced(
      "</sheets>",
      `</sheets><definedNames><definedName name="Innsatt_${number}">Plasseringer!$A$1</definedName></definedNames>`,
    ),
  },
  "what a name stands for": {
    "xl/workbook.xml": replaced(
      "</sheets>",
      `</sheets><definedNames><definedName name="Innsatt">"${number}"</definedName></definedNames>`,
    ),
  },
  "the name of a sheet": { "xl/workbook.xml": replaced('name="Vedtak"', `name="Vedtak ${number}"`) },
  "the author in the properties": {
    "docProps/core.xml": (xml) => xml.replace(/<dc:creator>[^<]*</, `<dc:creator>${number}<`),
  },
  "a property of one's own": {
    "docProps/custom.xml": () =>
      `<Properties xmlns="${office}/custom-properties"><property name="Saksnummer"><lpwstr>${number}</lpwstr></property></Properties>`,
  },
  "the title in the properties, its leading zero dropped": {
    "docProps/core.xml": (xml) =>
      xml.replace("</cp:coreProperties>", `<dc:title>${number.slice(1)}</dc:title></cp:coreProperties>`),
  },
  "the foot of a printed page": {
    "xl/worksheets/sheet1.xml": replaced(
      "</sheetData>",
      `</sheetData><headerFooter><oddFooter>&amp;C${number}</oddFooter></headerFooter>`,
    ),
  },
};

/** A report that nothing is wrong with, as a workbook of which parts are changed. */
async function workbookWith(parts: Parts): Promise<Uint8Array> {
  const good = zipParts(await writeWorkbook(madeUpReport(), form, "nb"), limitsOf(1));
  const unpacked = new Map([...good].map(([name, part]) => [name, part.unpack()]));
  for (const [name, change] of Object.entries(parts)) {
    const before = new TextDecoder().decode(unpacked.get(name));
    const after = change(before);
    expect(after).not.toBe(before);
    unpacked.set(name, new TextEncoder().encode(after));
  }
  return storedZip(unpacked);
}

/** Every file below a folder. */
function filesBelow(path: string): string[] {
  return readdirSync(path, { recursive: true, encoding: "utf8" })
    .map((name) => join(path, name))
    .filter((file) => statSync(file).isFile());
}

describe("a national identity number that stands outside the cells of a workbook", () => {
  const folder = newFolder();
  let told: FileResult[] = [];
  const nameOf = (place: string) => `nes ${Object.keys(places).indexOf(place)}.xlsx`;

  beforeAll(async () => {
    for (const [place, parts] of Object.entries(places))
      put(folder, nameOf(place), await workbookWith(parts));
    put(folder, "nes uten.xlsx", await workbookWith({}));
    told = (await loadReports(folder)).files;
  });
  afterAll(() => folder.remove());

  test.each(Object.keys(places))("in %s refuses the file", (place) => {
    expect(told.find(({ name }) => name === nameOf(place))).toMatchObject({
      status: "refused",
      findings: [{ rule: "national-id" }],
    });
  });

  test("the same workbook without it is taken in", () => {
    expect(told.find(({ name }) => name === "nes uten.xlsx")).toMatchObject({ status: "accepted" });
  });

  test("leaves nothing in the inbox, and only the hash, the size and the reason in the register", () => {
    expect(readdirSync(folder.inbox)).toEqual([]);
    const refused = readRegister(folder).filter((line) => line.refused === "national-id");
    expect(refused).toHaveLength(Object.keys(places).length);
    expect(readdirSync(folder.raw).filter((name) => name !== "register.jsonl")).toHaveLength(1);
  });

  test("has no marked copy, and its receipt and every other file of the folder are without the number", () => {
    const files = filesBelow(folder.path);
    expect(files.filter((file) => file.endsWith(".html"))).toHaveLength(Object.keys(places).length + 1);
    expect(files.filter((file) => file.endsWith(".merket.xlsx"))).toEqual([]);
    const digits = number.slice(1);
    const spaced = `${number.slice(0, 6)} ${number.slice(6)}`;
    const holding = files.filter((file) =>
      [digits, spaced].some((text) => file.includes(text) || readFileSync(file).includes(text)),
    );
    expect(holding).toEqual([]);
  });
});
