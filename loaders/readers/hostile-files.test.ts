import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import * as fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { runOf } from "../run-of.ts";
import { hostileArchive, packedZeros, textCell, workbookOf, type HostileEntry } from "./hostile-archives.ts";
import { readFile, Unreadable } from "./read-file.ts";
import { writeWorkbook } from "./workbook.ts";

const folder = mkdtempSync(join(tmpdir(), "hostile-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const peak = z.object({ told: z.string(), seconds: z.number(), megabytes: z.number() });

/** Reads a file in a process of its own, to see what it costs at most. */
async function readApart(name: string, bytes: Uint8Array) {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  const { stdout } = await promisify(execFile)(process.execPath, [
    ...runOf(join(import.meta.dirname, "peak-of-reading.ts")),
    path,
  ]);
  return peak.parse(JSON.parse(stdout));
}

/** What is told of a file that cannot be read. */
async function told(name: string, bytes: Uint8Array): Promise<string> {
  return readFile(name, bytes).then(
    () => "read",
    (problem: unknown) => {
      if (problem instanceof Unreadable) return problem.message;
      throw problem;
    },
  );
}

const partName = (index: number) => (index === 0 ? "xl/workbook.xml" : `xl/worksheets/sheet${index}.xml`);

describe("a zip bomb of 10 GB in 10 MB", () => {
  const gigabyte = 1_000_000_000;
  const packed = packedZeros(1000);
  const bomb = (claimed: number): HostileEntry[] =>
    Array.from({ length: 10 }, (_, index) => ({ name: partName(index), packed, claimed }));

  test("that says how large it is is refused with less than 300 MB of memory and within 5 seconds", async () => {
    const { told: said, seconds, megabytes } = await readApart("arlig.xlsx", hostileArchive(bomb(gigabyte)));
    expect(said).toBe("file-too-large: 10\u00a0000 MB når den er pakket ut");
    expect(megabytes).toBeLessThan(300);
    expect(seconds).toBeLessThan(5);
  });

  test("that says it is small is unpacked no further than it says, within the same bounds", async () => {
    const { told: said, seconds, megabytes } = await readApart("logn.xlsx", hostileArchive(bomb(1000)));
    expect(said).toMatch(/^file-half-written/);
    expect(megabytes).toBeLessThan(300);
    expect(seconds).toBeLessThan(5);
  });
});

test("parts that share their bytes, so that a small file holds much, are no workbook", async () => {
  const packed = packedZeros(1);
  const entries = Array.from({ length: 10 }, (_, index) => ({
    name: partName(index),
    packed,
    claimed: 1000,
  }));
  const [first, ...others] = entries;
  if (first === undefined) throw new Error("no entries");
  expect(
    await told("r.xlsx", hostileArchive([first, ...others.map((entry) => ({ ...entry, at: 0 }))])),
  ).toMatch("deler ligger oppå hverandre");
});

test.each(["../../etc/passwd", "/etc/passwd", "C:\\rapport.xml", "xl\\..\\..\\a.xml", "xl/a\0.xml"])(
  "a part called %j is told, and nothing is written by that name",
  async (name) => {
    const entry = { packed: packedZeros(1), claimed: 1_000_000 };
    expect(
      await told(
        "r.xlsx",
        hostileArchive([
          { name: "xl/workbook.xml", ...entry },
          { name, ...entry },
        ]),
      ),
    ).toMatch("et navn som peker ut av den");
  },
);

test("two parts of one name are no workbook: one could be checked and the other read", async () => {
  const entry = { name: "xl/workbook.xml", packed: packedZeros(1), claimed: 1_000_000 };
  expect(await told("r.xlsx", hostileArchive([entry, entry]))).toMatch("to deler har samme navn");
});

const oneCell = `<row r="1">${textCell("A1", "x")}</row>`;

test.each([
  ["entities of its own", { "xl/sharedStrings.xml": '<!DOCTYPE a [<!ENTITY b "c">]><sst>&b;</sst>' }, "DTD"],
  [
    "an entity that is a file",
    { "docProps/app.xml": '<!doctype a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a/>' },
    "DTD",
  ],
  ["macros", { "xl/vbaProject.bin": "x" }, "makroer"],
  ["another file inside it", { "xl/embeddings/a.docx": "x" }, "andre filer inni seg"],
  [
    "XML in an encoding that hides what it says",
    { "xl/sharedStrings.xml": "<\0s\0s\0t\0/\0>\0" },
    "ikke er UTF-8",
  ],
])("a workbook with %s is refused", async (_what, parts, found) => {
  expect(await told("r.xlsm", workbookOf(oneCell, parts))).toMatch(found);
});

test("a link to another workbook is never followed; the value that Excel kept is what is read", async () => {
  const formula = `<row r="1"><c r="A1"><f>[1]Ark1!A1+1</f><v>42</v></c></row>`;
  const link =
    '<Relationships><Relationship Id="rId1" TargetMode="External" Target="file:///annen.xlsx"/></Relationships>';
  const read = await readFile(
    "r.xlsx",
    workbookOf(formula, { "xl/externalLinks/_rels/externalLink1.xml.rels": link }),
  );
  expect(read.kind === "sheets" && read.sheets[0]?.rows).toEqual([{ row: 1, cells: [42] }]);
});

test("a formula without a value kept is not worked out here, and is not read as an empty cell", async () => {
  const formula = "<f>1+1</f>";
  const rows = `<row r="1"><c r="A1">${formula}</c>${textCell("B1", "x")}</row><row r="2"><c r="A2">${formula}</c></row>`;
  const read = await readFile("r.xlsx", workbookOf(rows));
  expect(read.kind === "sheets" && read.sheets[0]?.rows).toEqual([
    { row: 1, cells: ["formel uten verdi", "x"] },
  ]);
});

const repeated = (text: string, times: number) => new TextEncoder().encode(text.repeat(times));
const emptyRows = Array.from({ length: 300_000 }, (_, index) => `<row r="${index + 2}"/>`).join("");

describe("a file that is made to be too much for the machine", () => {
  test("of empty rows after the last filled one is read without them", async () => {
    const read = await readFile("r.xlsx", workbookOf(oneCell + emptyRows));
    expect(read.kind === "sheets" && read.sheets[0]?.rows).toEqual([{ row: 1, cells: ["x"] }]);
  });

  test("of a million empty lines in a text file is read without them", async () => {
    const read = await readFile("r.csv", repeated("\n", 1_000_000).fill(97, 0, 1));
    expect(read.kind === "sheets" && read.sheets[0]?.rows).toEqual([{ row: 1, cells: ["a"] }]);
  });

  test.each<[string, string, () => Uint8Array, string]>([
    [
      "ten million characters in a cell",
      "r.xlsx",
      () => workbookOf(`<row r="1">${textCell("A1", "x".repeat(1e7))}</row>`),
      "tegn i én celle (i arket Ark1, rad 1)",
    ],
    [
      "two cells at the corners of a sheet",
      "r.xlsx",
      () => workbookOf(oneCell + `<row r="1048576">${textCell("XFD1048576", "x")}</row>`),
      "ark som spenner over flere enn",
    ],
    [
      "a place written so that it hides",
      "r.xlsx",
      () => workbookOf(`<row r="1">${textCell("&#88;FD1048576", "x")}</row>`),
      "ark som spenner over flere enn",
    ],
    [
      "more text than is read",
      "r.xlsx",
      () => workbookOf(oneCell, { "xl/sharedStrings.xml": " ".repeat(31_000_000) }),
      "mer enn 30 MB tekst",
    ],
    [
      "ten million characters in a cell of a text file",
      "r.csv",
      () => repeated("x", 1e7),
      "tegn i én celle (rad 1)",
    ],
    ["three million columns", "r.csv", () => repeated("a;", 3_000_000), "celler"],
    ["two million lines", "r.csv", () => repeated("a\n", 2_000_000), "linjer"],
    [
      "a quote that is never closed",
      "r.csv",
      () => repeated("x", 5_000_000).fill(34, 0, 1),
      "et anførselstegn som ikke lukkes",
    ],
    ["JSON in a million levels", "r.json", () => repeated("[", 1_000_000), "JSON i flere enn 20 nivåer"],
    [
      "ten million characters in a value",
      "r.json",
      () => repeated('{"' + "x".repeat(1e7), 1),
      "tegn i én verdi",
    ],
    ["four million values", "r.json", () => repeated("0,", 4_000_000).fill(91, 0, 1), "verdier"],
    [
      "a zero among its letters",
      "r.csv",
      () => new TextEncoder().encode("a;b\nx\0y;z"),
      "noe annet enn tekst",
    ],
    [
      "half a letter at the end of UTF-16",
      "r.csv",
      () => Uint8Array.from([0xff, 0xfe, 0x61]),
      "tegn som ikke finnes i UTF-16LE",
    ],
  ])("with %s is refused, and told why", async (_what, name, bytes, found) => {
    expect(await told(name, bytes())).toContain(found);
  });
});

test("any bytes under any name are read or refused with a rule: never a failure of ours", async () => {
  const workbook = await writeWorkbook([
    {
      name: "Ark1",
      rows: [
        ["a", 1, new Date(0)],
        [null, "b"],
      ],
    },
  ]);
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 400 }),
    fc.string({ maxLength: 200, unit: "binary" }).map((text) => new TextEncoder().encode(text)),
    fc.json({ maxDepth: 5 }).map((text) => new TextEncoder().encode(text)),
    fc
      .array(fc.tuple(fc.nat(workbook.length - 1), fc.nat(255)), { minLength: 1, maxLength: 5 })
      .map((changes) => {
        const changed = Uint8Array.from(workbook);
        for (const [at, byte] of changes) changed[at] = byte;
        return changed;
      }),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom("r.xlsx", "r.csv", "r.json", "r", "r.ods"),
      bytes,
      async (name, content) => {
        await told(name, content);
      },
    ),
    { numRuns: 150 },
  );
});
