import { deflateRawSync } from "node:zlib";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { saidIn } from "../forms/said.ts";
import { limitsOf, readFile, Unreadable, type ReadFile } from "./read-file.ts";
import { writeWorkbook } from "./workbook.ts";
import { storedZip, zipParts } from "./zip-parts.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);

async function sheetsOf(name: string, bytes: Uint8Array) {
  const read = await readFile(name, bytes);
  if (read.kind !== "sheets") throw new Error("not sheets");
  return read.sheets;
}

async function problemOf(reading: Promise<ReadFile>) {
  const problem = await reading.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(problem instanceof Unreadable)) throw new Error(`no problem: ${String(problem)}`);
  return [problem.rule, saidIn(problem.found, "nb")];
}

describe("a workbook", () => {
  test("gives each row the number that the sender sees, also with blank rows before and between", async () => {
    const bytes = await writeWorkbook([{ name: "Ark1", rows: [[], ["a"], [], [null, "b", null]] }]);
    expect(await sheetsOf("r.xlsx", bytes)).toEqual([
      {
        name: "Ark1",
        rows: [
          { row: 2, cells: ["a"] },
          { row: 4, cells: [null, "b"] },
        ],
      },
    ]);
  });

  test("gives a date as the wall clock that the sender sees, whole seconds, whatever the zone or change of clock", async () => {
    const rows = [[new Date(Date.UTC(2026, 2, 29, 2, 30)), new Date(1_774_779_299_999)]];
    const [sheet] = await sheetsOf("r.xlsx", await writeWorkbook([{ name: "Ark1", rows }]));
    expect(sheet?.rows[0]?.cells).toEqual(["2026-03-29T02:30:00", "2026-03-29T10:15:00"]);
  });

  test("gives a day that is shown without a time as a day, and midnight that is shown as a time", async () => {
    const formats = ["dd.mm.yyyy", "m/d/yyyy", "[$-414]d. mmmm yyyy", "dd.mm.yyyy hh:mm", "dd.mm.yyyy"];
    const [day, noon] = [new Date(Date.UTC(2026, 2, 10)), new Date(Date.UTC(2026, 2, 10, 12))];
    const rows = [formats.map((_, column) => (column === 4 ? noon : day))];
    const cells = new Map(formats.map((numFmt, column) => [`0,${column}`, { style: { numFmt } }]));
    const [sheet] = await sheetsOf("r.xlsx", await writeWorkbook([{ name: "Ark1", rows, cells }]));
    expect(sheet?.rows[0]?.cells).toEqual([
      "2026-03-10",
      "2026-03-10",
      "2026-03-10",
      "2026-03-10T00:00:00",
      "2026-03-10T12:00:00",
    ]);
  });

  test("gives a number that only looks like a date as the number it is", async () => {
    const [sheet] = await sheetsOf(
      "r.xlsx",
      await writeWorkbook([{ name: "Ark1", rows: [[46_110.5, true, "x"]] }]),
    );
    expect(sheet?.rows[0]?.cells).toEqual([46_110.5, true, "x"]);
  });

  test("gives hidden sheets too, so that nothing is stored unseen", async () => {
    const bytes = await writeWorkbook([
      { name: "Ark1", rows: [["a"]] },
      { name: "Skjult", rows: [["b"]], hidden: true },
    ]);
    expect((await sheetsOf("r.xlsx", bytes)).map(({ name }) => name)).toEqual(["Ark1", "Skjult"]);
  });

  test("gives the text of comments apart", async () => {
    const cells = new Map([["0,0", { value: "a", comment: { text: "se 01.02" } }]]);
    const read = await readFile("r.xlsx", await writeWorkbook([{ name: "Ark1", rows: [["a"]], cells }]));
    expect(read.kind === "sheets" && read.outside).toEqual(expect.arrayContaining(["Ark1", "se 01.02"]));
  });

  test("gives what a pivot table still holds of cells that are gone", async () => {
    const records = new TextEncoder().encode('<records><r><s v="12345678901"/><x>5678</x></r></records>');
    const parts = zipParts(await writeWorkbook([{ name: "Ark1", rows: [["a"]] }]), limitsOf(1));
    const unpacked = [...parts].map(([name, part]): [string, Uint8Array] => [name, part.unpack()]);
    const bytes = storedZip(new Map([...unpacked, ["xl/pivotCache/pivotCacheRecords1.xml", records]]));
    const read = await readFile("r.xlsx", bytes);
    expect(read.kind === "sheets" && read.outside).toEqual(expect.arrayContaining(["12345678901", "5678"]));
  });

  test("that is cut off anywhere was half written", async () => {
    const bytes = await writeWorkbook([{ name: "Ark1", rows: [["a", "b"]] }]);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 8, max: bytes.length - 1 }), async (length) => {
        const [rule] = await problemOf(readFile("r.xlsx", bytes.subarray(0, length)));
        expect(rule).toBe("file-half-written");
      }),
    );
  });

  test("with one byte changed is either read or said to be damaged, never an error of ours", async () => {
    const bytes = await writeWorkbook([{ name: "Ark1", rows: [["a", "b"]] }]);
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(255), async (at, byte) => {
        const changed = Uint8Array.from(bytes);
        changed[at] = byte;
        await readFile("r.xlsx", changed).catch((problem: unknown) => {
          expect(problem).toBeInstanceOf(Unreadable);
        });
      }),
    );
  });

  test("with a password is known from the old format", async () => {
    const start = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    const stream = (name: string) => Buffer.concat([Buffer.from(start), Buffer.from(name, "utf16le")]);
    expect(await problemOf(readFile("r.xlsx", stream("EncryptedPackage")))).toEqual([
      "file-encrypted",
      "en arbeidsbok med passord",
    ]);
    expect(await problemOf(readFile("r.xls", stream("Workbook")))).toEqual([
      "file-not-what-name-says",
      "en arbeidsbok i Excels gamle format (.xls)",
    ]);
  });

  test("that would unpack to more than the limit is not unpacked", async () => {
    const small = storedZip(new Map([["xl/workbook.xml", new Uint8Array(10)]]));
    const claim = Uint8Array.from(small);
    const directoryAt = Buffer.from(claim).indexOf("PK\u0001\u0002");
    new DataView(claim.buffer).setUint32(directoryAt + 24, 400_000_000, true);
    expect(await problemOf(readFile("r.xlsx", claim))).toEqual([
      "file-too-large",
      "400 MB når den er pakket ut",
    ]);
  });

  test("whose parts are larger than claimed is given up where the claim ends", () => {
    const packed = deflateRawSync(Buffer.alloc(5_000_000));
    const parts = storedZip(new Map([["a", packed]]));
    const view = new DataView(parts.buffer, parts.byteOffset);
    const directoryAt = Buffer.from(parts).indexOf("PK\u0001\u0002");
    view.setUint16(directoryAt + 10, 8, true);
    view.setUint32(directoryAt + 24, 1000, true);
    expect(() => zipParts(parts, limitsOf(1)).get("a")?.unpack()).toThrow("file-half-written");
  });

  test("of too many parts is given up", async () => {
    const parts = storedZip(
      new Map(Array.from({ length: 2001 }, (_, index) => [`${index}`, new Uint8Array()])),
    );
    expect(await problemOf(readFile("r.xlsx", parts))).toEqual([
      "file-too-large",
      "2001 deler i arbeidsboken",
    ]);
  });

  test("without a filled cell is empty", async () => {
    expect(
      await problemOf(readFile("r.xlsx", await writeWorkbook([{ name: "Ark1", rows: [[null]] }]))),
    ).toEqual(["file-empty", "ingen fylte celler"]);
  });
});

const archive = (part: string) => storedZip(new Map([[part, new Uint8Array()]]));

describe("a file that is not what its name says", () => {
  test.each([
    ["r.xlsx", utf8("%PDF-1.7"), "en PDF"],
    ["r.xlsx", utf8("enhet;oslo"), "tekst"],
    ["r.csv", archive("a.txt"), "en zip-fil eller Excel-arbeidsbok"],
    ["r.csv", Uint8Array.from([0x89, 0x50, 0x4e, 0x47]), "et bilde"],
    ["r.xlsx", utf8("<html><body>"), "en nettside"],
    ["r.xlsx", archive("word/document.xml"), "et Word-dokument"],
    ["r.xlsx", archive("xl/workbook.bin"), "en binær Excel-arbeidsbok (.xlsb)"],
    ["r.zip", archive("oslo.xlsx"), "en zip-fil"],
    ["r.json", utf8("enhet;oslo"), "tekst som ikke er JSON"],
    ["r.csv", Uint8Array.from([1, 2, 3, 0, 5, 6]), "noe annet enn tekst"],
  ])("%s is told as what it is", async (name, bytes, found) => {
    expect(await problemOf(readFile(name, bytes))).toEqual(["file-not-what-name-says", found]);
  });
});

test("an empty file is empty, also when it holds nothing but blanks or zeros", async () => {
  for (const bytes of [new Uint8Array(), utf8(" \r\n "), utf8(";;\n;"), new Uint8Array(4096)])
    expect((await problemOf(readFile("r.csv", bytes)))[0]).toBe("file-empty");
});

test("a file over the limit is not read", async () => {
  expect(await problemOf(readFile("r.csv", new Uint8Array(2_500_000), limitsOf(2)))).toEqual([
    "file-too-large",
    "2,5 MB",
  ]);
});

test("JSON that stops in the middle was half written", async () => {
  expect((await problemOf(readFile("r.json", utf8('{"hode": {'))))[0]).toBe("file-half-written");
});

test.each([
  ["in the head", '{"hode": {"fangedogn": 3000, "fangedogn": 300}}', "«fangedogn» to ganger"],
  ["as a table", '{"vedtak": [{"niva": "enhet"}], "hode": {}, "vedtak": []}', "«vedtak» to ganger"],
  ["written in two ways", String.raw`{"hode": {"enhet" : "a:b", "\u0065nhet": "c"}}`, "«enhet» to ganger"],
])(
  "JSON with the same key twice %s is refused, since one of them would be lost",
  async (_where, text, found) => {
    expect(await problemOf(readFile("r.json", utf8(text)))).toEqual(["json-key-twice", found]);
  },
);

test("the same key in two rows of JSON, or as a value, is no key twice", async () => {
  const text = '{"hode": {"enhet": "enhet", "rolle": "enhet"}, "vedtak": [{"niva": 1}, {"niva": 1}]}';
  expect(await readFile("r.json", utf8(text))).toMatchObject({ kind: "json" });
});

test("JSON is handed on as it is, with a byte order mark too", async () => {
  expect(await readFile("r.json", utf8('\ufeff{"hode": {"enhet": "oslo"}}'))).toEqual({
    kind: "json",
    content: { hode: { enhet: "oslo" } },
  });
});

describe("a text file", () => {
  const text = "Navn;Årsak\r\nblåbær;sjølvskading – øydelegging";
  const expected = [
    {
      name: "",
      rows: [
        { row: 1, cells: ["Navn", "Årsak"] },
        { row: 2, cells: ["blåbær", "sjølvskading – øydelegging"] },
      ],
    },
  ];
  const utf16le = Buffer.from(text, "utf16le");
  const windows = Buffer.from(text.replace("–", "\u0096"), "latin1");
  test.each([
    ["UTF-8", utf8(text)],
    ["UTF-8 with a byte order mark", utf8(`\ufeff${text}`)],
    ["UTF-16 LE with a byte order mark", Buffer.concat([Buffer.from([0xff, 0xfe]), utf16le])],
    [
      "UTF-16 BE with a byte order mark",
      Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(utf16le).swap16()]),
    ],
    ["UTF-16 LE without one", utf16le],
    ["UTF-16 BE without one", Buffer.from(utf16le).swap16()],
    ["Windows-1252", windows],
  ])("in %s gives the same rows", async (_encoding, bytes) => {
    expect(await sheetsOf("r.csv", bytes)).toEqual(expected);
  });

  test("whose bytes are no known text is said to be so", async () => {
    expect(await problemOf(readFile("r.csv", Uint8Array.from([0x61, 0x3b, 0x81])))).toEqual([
      "file-encoding",
      "tegn som ikke finnes i Windows-1252",
    ]);
    expect((await problemOf(readFile("r.csv", Uint8Array.from([0xef, 0xbb, 0xbf, 0xe6]))))[0]).toBe(
      "file-encoding",
    );
  });

  test.each([
    [";", "Start;Årsak;Døgn\n01.02.2026;selvskading, vold;7,0"],
    [",", 'Start,Årsak,Døgn\n01.02.2026,"selvskading, vold","7,0"'],
    ["\t", "Start\tÅrsak\tDøgn\n01.02.2026\tselvskading, vold\t7,0"],
    ["sep=", 'sep=|\r\nStart|Årsak|Døgn\n01.02.2026|"selvskading, vold"|7,0'],
  ])("parted by %j is read by what it holds", async (_separator, content) => {
    const [sheet] = await sheetsOf("r.csv", utf8(content));
    expect(sheet?.rows[1]).toEqual({ row: 2, cells: ["01.02.2026", "selvskading, vold", "7,0"] });
  });

  test("holds a line break inside quotes as part of the cell, and trailing separators as nothing", async () => {
    const [sheet] = await sheetsOf("r.csv", utf8('a;b;;;\r\n;;;;\r\n"en\r\nto";c;;;\r\n'));
    expect(sheet?.rows).toEqual([
      { row: 1, cells: ["a", "b"] },
      { row: 3, cells: ["en\r\nto", "c"] },
    ]);
  });

  test("with a quote that never closes was half written", async () => {
    expect((await problemOf(readFile("r.csv", utf8('a;b\n"en;to\n'))))[0]).toBe("file-half-written");
  });

  test("of ours gives one sheet per table, with the rows of the file, in bokmål as in nynorsk", async () => {
    const bytes = utf8(
      "Hovud;;\nEining;oslo;\n;;\nPlasseringar;;\nPlassering;Person;Start\nV-1;P-1;x\n\nVedtak\n",
    );
    expect(await sheetsOf("r.csv", bytes)).toEqual([
      { name: "Hovud", rows: [{ row: 2, cells: ["Eining", "oslo"] }] },
      {
        name: "Plasseringar",
        rows: [
          { row: 5, cells: ["Plassering", "Person", "Start"] },
          { row: 6, cells: ["V-1", "P-1", "x"] },
        ],
      },
      { name: "Vedtak", rows: [] },
    ]);
  });
});
