// @vitest-environment jsdom
import { array, assert, asyncProperty, double, integer, oneof, record } from "fast-check";
import { a11y } from "hucre";
import { readOds } from "hucre/ods";
import { readXlsx } from "hucre/xlsx";
import { afterEach, expect, test, vi } from "vitest";
import { date } from "../../src/words/nb-basics.ts";
import type { Block, Cell, TableBlock } from "../document/document.ts";
import { exampleDocument } from "../document/example-document.ts";
import { changePart, fixedZip, zipParts } from "./fixed-zip.ts";
import { hardText } from "./hard-text.ts";
import { elements, parsedPart } from "./parsed-part.ts";
import { plainText } from "./plain-text.ts";
import { odsBytes, xlsxBytes } from "./spreadsheet.ts";

const report = exampleDocument();
const xlsx = await xlsxBytes(report);
const ods = odsBytes(report);
const readBack = { xlsx: await readXlsx(xlsx, { readStyles: true }), ods: await readOdsRows(ods) };
const formats = ["xlsx", "ods"] as const;

afterEach(() => {
  vi.useRealTimers();
});

test.each(formats)("%s: a cover, contents, notes and signs come first, then one table a sheet", (format) => {
  expect(readBack[format].sheets.map(({ name }) => name)).toEqual([
    "Forside",
    "Innhold",
    "Merknader",
    "Tegn",
    "opphold",
    "timer",
  ]);
});

test.each(formats)(
  "%s: the cover says whose report it is, what marks it bears, and its fingerprint",
  (format) => {
    expect(rowsOf(format, "Forside")).toEqual([
      ["Kvartalsrapport om sikkerhetsceller"],
      ["Region Eksempel, 1. kvartal 2026"],
      ["Eksempeldata"],
      ["Utkast"],
      ["Tallene gjelder voksne."],
      ["Tallene er regnet per 4. mai 2026."],
      ["Region Eksempel"],
      ["Fingeravtrykk"],
      ["3f2a 9c41 7d08 e6b5"],
    ]);
  },
);

test.each(formats)(
  "%s: a table's sheet has its caption in A1 and its numbers as numbers, unrounded",
  (format) => {
    expect(rowsOf(format, "opphold")).toEqual([
      ["Tabell 1. Opphold begynt, etter fengsel [note 1] [note 2]"],
      ["Eksempeldata"],
      ["Utkast"],
      ["Fengsel", "Opphold", "Per 1000 fangedøgn", "Andel selvskading"],
      ["Nordvik", 1312, 0.134_567, 14.2],
      ["Sørvik", 0, "ikke rapportert", ":"],
    ]);
  },
);

test.each(formats)(
  "%s: a note that several tables have is told once, under the number they refer to",
  (format) => {
    expect(rowsOf(format, "Merknader").slice(3)).toEqual([
      ["Note", "Betydning"],
      ["[note 1]", "Opphold telles i måneden de begynte."],
      ["[note 2]", "Andelen er av opphold med svar."],
    ]);
    expect(rowsOf(format, "timer")[0]).toEqual(["Tabell 2. Timer, etter fengsel [note 1]"]);
  },
);

test.each(formats)("%s: every sign is explained", (format) => {
  expect(rowsOf(format, "Tegn").slice(3)).toEqual([
    ["Tegn", "Betydning"],
    ["ikke rapportert", "Enheten har ikke sendt rapport for perioden."],
    [":", "Tallet er skjult av hensyn til personvernet."],
  ]);
});

test.each(formats)("%s: the contents lead to every sheet that follows", (format) => {
  const [, contents, ...following] = readBack[format].sheets;
  const listed = rowsOf(format, "Innhold").slice(4);
  expect(listed.map(([name]) => name)).toEqual(following.map(({ name }) => name));
  expect(listed.map(([, title]) => title)).toEqual(following.map(({ rows: [first] }) => first?.[0]));
  const links =
    format === "ods"
      ? elements(parsedPart(ods, "content.xml"), "text:a").map((link) => link.getAttribute("xlink:href"))
      : [...(contents?.cells ?? [])].flatMap(([, { hyperlink }]) => hyperlink?.location ?? []);
  expect(links).toEqual(following.map(({ name }) => (format === "ods" ? `#${name}.A1` : `'${name}'!A1`)));
});

test.each(formats)("%s: every sheet says that the figures are made up and that it is a draft", (format) => {
  for (const { name } of readBack[format].sheets)
    expect(rowsOf(format, name).flat()).toEqual(expect.arrayContaining(["Eksempeldata", "Utkast"]));
  const heads =
    format === "ods"
      ? elements(parsedPart(ods, "styles.xml"), "style:header")
      : readBack.xlsx.sheets.flatMap((_, at) =>
          elements(parsedPart(xlsx, `xl/worksheets/sheet${at + 1}.xml`), "oddHeader"),
        );
  for (const head of heads) expect(head.textContent).toContain("Eksempeldata · Utkast");
  expect(heads.length).toBeGreaterThan(0);
});

test.each(formats)("%s: no cells are merged, nothing is hidden, no row or column is left empty", (format) => {
  for (const { rows, merges = [], hidden = false, rowDefs = new Map() } of readBack[format].sheets) {
    expect([merges, hidden]).toEqual([[], false]);
    expect([...rowDefs.values()].filter((row) => row.hidden)).toEqual([]);
    expect(rows.filter((row) => row.every((cell) => cell === null || cell === ""))).toEqual([]);
    const columns = Math.max(...rows.map((row) => row.length));
    for (let at = 0; at < columns; at++) expect(rows.some((row) => (row[at] ?? null) !== null)).toBe(true);
  }
});

test("xlsx: the row of names is marked, in a table whose name tells which it is", () => {
  const tables = readBack.xlsx.sheets.flatMap((sheet) => sheet.tables ?? []);
  expect(tables.map(({ name, range }) => [name, range])).toEqual([
    ["table_Innhold", "A4:B8"],
    ["table_Merknader", "A4:B6"],
    ["table_Tegn", "A4:B6"],
    ["table_opphold", "A4:D6"],
    ["table_timer", "A4:B5"],
  ]);
  expect(tables[3]?.columns.map(({ name }) => name)).toEqual(rowsOf("xlsx", "opphold")[3]);
  expect(readBack.xlsx.sheets[4]?.pageSetup?.printTitlesRow).toBe("$4:$4");
});

test("ods: the row of names is marked, and the table has a name that tells which it is", () => {
  const content = parsedPart(ods, "content.xml");
  const heads = elements(content, "table:table-header-rows");
  expect(heads.map((head) => elements(head, "text:p").map((cell) => cell.textContent)).at(-1)).toEqual([
    "Fengsel",
    "Timer",
  ]);
  expect(
    elements(content, "table:database-range").map((range) => [
      range.getAttribute("table:name"),
      range.getAttribute("table:target-range-address"),
    ]),
  ).toContainEqual(["table_opphold", "'opphold'.A4:'opphold'.D6"]);
});

test("a checker for accessible workbooks misses nothing but a table on the cover", () => {
  expect(a11y.audit(readBack.xlsx).map(({ message }) => message)).toEqual([
    expect.stringContaining('Sheet "Forside" has no header row'),
  ]);
});

test("a reader begins in A1 of the cover", () => {
  const views = elements(parsedPart(xlsx, "xl/workbook.xml"), "workbookView");
  expect(views.map((view) => view.getAttribute("activeTab"))).toEqual(["0"]);
  for (let at = 1; at <= readBack.xlsx.sheets.length; at++) {
    const sheet = parsedPart(xlsx, `xl/worksheets/sheet${at}.xml`);
    expect([...elements(sheet, "selection"), ...elements(sheet, "pane")]).toEqual([]);
  }
});

test("every column is wide enough for its longest word, and none wider than a page", () => {
  const [opphold] = readBack.xlsx.sheets.filter(({ name }) => name === "opphold");
  const widths = (opphold?.columns ?? []).map(({ width = 0 }) => width);
  expect(widths).toHaveLength(4);
  for (const width of widths) {
    expect(width).toBeGreaterThanOrEqual("selvskading".length);
    expect(width).toBeLessThanOrEqual(80);
  }
});

test.each(formats)("%s: the file says its title, who made it, when, and in which language", (format) => {
  const part = format === "xlsx" ? "docProps/core.xml" : "meta.xml";
  const told = parsedPart(format === "xlsx" ? xlsx : ods, part).documentElement.textContent;
  for (const word of [
    "Kvartalsrapport om sikkerhetsceller",
    "Region Eksempel",
    "2026-05-04T08:30:00",
    "nb-NO",
  ])
    expect(told).toContain(word);
});

test("a number is shown as the report shows it", () => {
  const [sheet] = readBack.xlsx.sheets.filter(({ name }) => name === "opphold");
  const looks = ["4,1", "4,2", "4,3"].map((key) => sheet?.cells?.get(key)?.style?.numFmt);
  expect(looks).toEqual(["#,##0", "0.00", '0" %"']);
});

test.each(formats)("%s: the same report has the same bytes whenever it is made", async (format) => {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2031-01-01T00:00:00Z") });
  const again = format === "xlsx" ? await xlsxBytes(exampleDocument()) : odsBytes(exampleDocument());
  expect(Buffer.from(again).equals(format === "xlsx" ? xlsx : ods)).toBe(true);
});

test("an OpenDocument file says what it is in its first bytes", () => {
  expect(Buffer.from(ods.subarray(30, 84)).toString()).toBe(
    "mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
  );
  expect([...zipParts(ods).keys()]).toEqual([
    "mimetype",
    "META-INF/manifest.xml",
    "content.xml",
    "meta.xml",
    "styles.xml",
  ]);
});

test.each(formats)("%s: what looks like a formula, an error or a command is text", async (format) => {
  const hostile = [
    '=HYPERLINK("x")',
    "+1",
    "-1+2",
    "@SUM(A1)",
    "#N/A",
    "#REF!",
    "<script>alert(1)</script>",
    "{{timer}}",
  ];
  const bytes = await bytesOf(
    format,
    hostile.map((text) => [text]),
  );
  expect(await cellsOf(format, bytes)).toEqual(hostile.map((text) => [text]));
  const [formulas, errors] =
    format === "xlsx"
      ? [
          elements(parsedPart(bytes, "xl/worksheets/sheet5.xml"), "f"),
          elements(parsedPart(bytes, "xl/worksheets/sheet5.xml"), "c").filter(
            (cell) => cell.getAttribute("t") === "e",
          ),
        ]
      : [
          elements(parsedPart(bytes, "content.xml"), "*").filter((cell) =>
            cell.hasAttribute("table:formula"),
          ),
          [],
        ];
  expect([formulas, errors]).toEqual([[], []]);
});

test.each(formats)(
  "%s: a text longer than a cell can hold is cut where the reader can see it",
  async (format) => {
    const [[cell = ""] = []] = await cellsOf(format, await bytesOf(format, [["x".repeat(100_000)]]));
    expect(String(cell)).toMatch(/^x{32766}…$/);
  },
);

test.each(formats)("%s: sheets and columns of the same name are told apart", async (format) => {
  const table = {
    ...tableOf([["a", "b"]]),
    columns: ["Antall", "antall"].map((label) => ({ label, number: false })),
  };
  const twice = exampleDocument([
    { ...table, id: "Innhold" },
    { ...table, id: "innhold" },
  ]);
  const read =
    format === "xlsx" ? await readXlsx(await xlsxBytes(twice)) : await readOdsRows(odsBytes(twice));
  expect(read.sheets.map(({ name }) => name)).toEqual([
    "Forside",
    "Innhold",
    "Tegn",
    "Innhold 2",
    "innhold 3",
  ]);
  expect(read.sheets[3]?.rows[3]).toEqual(["Antall", "antall 2"]);
});

test("a report without notes, signs or rows has no sheet for them, and still opens", async () => {
  const { labels, ...bare } = exampleDocument([tableOf([])]);
  const bytes = await xlsxBytes({ ...bare, labels: { ...labels, signsExplained: [] } });
  const read = await readXlsx(bytes);
  expect(read.sheets.map(({ name }) => name)).toEqual(["Forside", "Innhold", "tekster"]);
  expect(read.sheets[2]?.tables ?? []).toEqual([]);
});

test.each(formats)(
  "%s: a day is a date, shown as the report shows it, and comes back as that day",
  async (format) => {
    const days = ["2026-01-01", "2024-02-29", "2026-12-31"];
    const bytes = await bytesOf(
      format,
      days.map((day) => [{ shown: date(day), day }]),
    );
    expect(await cellsOf(format, bytes)).toEqual(days.map((day) => [new Date(`${day}T00:00:00Z`)]));
    const looks =
      format === "ods"
        ? elements(parsedPart(bytes, "content.xml"), "number:date-style").flatMap(({ childNodes }) =>
            [...childNodes].map(({ nodeName }) => nodeName),
          )
        : [(await readXlsx(bytes, { readStyles: true })).sheets.at(-1)?.cells?.get("4,0")?.style?.numFmt];
    const textNode = "number:text";
    expect(looks).toEqual(
      format === "ods"
        ? ["number:day", textNode, "number:month", textNode, "number:year"]
        : ["[$-414]d\\.\\ mmmm\\ yyyy"],
    );
  },
);

test("what is no day is not written as one", async () => {
  const broken = exampleDocument([tableOf([[{ shown: "31. april", day: "2026-04-31x" }]])]);
  await expect(xlsxBytes(broken)).rejects.toThrow("not a day: 2026-04-31x (31. april)");
  expect(() => odsBytes(broken)).toThrow("not a day: 2026-04-31x (31. april)");
});

test("what is no number is not written as one", async () => {
  const broken = exampleDocument([tableOf([[{ shown: "–", number: Number.NaN }]])]);
  await expect(xlsxBytes(broken)).rejects.toThrow("not a number: NaN (–)");
  expect(() => odsBytes(broken)).toThrow("not a number: NaN (–)");
});

test.each(formats)(
  "%s: any text and any number comes back as it was, but for what no workbook can hold",
  async (format) => {
    const figure = record({
      shown: hardText,
      number: oneof(integer(), double({ noNaN: true, noDefaultInfinity: true })),
    });
    await assert(
      asyncProperty(array(oneof(hardText, figure), { minLength: 1, maxLength: 20 }), async (cells) => {
        const bytes = await bytesOf(
          format,
          cells.map((cell) => [cell]),
          cells.flatMap((cell) => (typeof cell === "string" ? [cell] : [])),
        );
        const expected = cells.map((cell) => (typeof cell === "string" ? plainText(cell) : cell.number + 0));
        const read = await cellsOf(format, bytes);
        expect(expected.map((_, at) => read[at]?.[0] ?? "")).toEqual(expected);
        for (const [name] of zipParts(bytes)) if (/\.(?:xml|rels)$/.test(name)) parsedPart(bytes, name);
      }),
      { numRuns: 15 },
    );
  },
);

function rowsOf(format: "xlsx" | "ods", sheet: string) {
  const [found] = readBack[format].sheets.filter(({ name }) => name === sheet);
  return (found?.rows ?? []).map((row) => row.slice(0, row.findLastIndex((cell) => cell !== null) + 1));
}

function tableOf(rows: Cell[][], notes: string[] = []): TableBlock {
  return {
    kind: "table",
    id: "tekster",
    caption: "Tekster",
    columns: [{ label: "Tekst", number: false }],
    rows,
    notes,
  };
}

async function bytesOf(format: "xlsx" | "ods", rows: Cell[][], typed: string[] = []): Promise<Uint8Array> {
  const blocks: Block[] = [tableOf(rows, ["En merknad.", ...typed])];
  const made = { ...exampleDocument(blocks), title: typed.join(" "), author: typed.join(" ") };
  return format === "xlsx" ? xlsxBytes(made) : odsBytes(made);
}

/** What stands in the table, below its row of names. */
async function cellsOf(format: "xlsx" | "ods", bytes: Uint8Array) {
  const { sheets } = format === "xlsx" ? await readXlsx(bytes) : await readOdsRows(bytes);
  return sheets.at(-1)?.rows.slice(4) ?? [];
}

// The reader passes over the rows of names that OpenDocument marks, so they are read as any other row.
async function readOdsRows(bytes: Uint8Array) {
  const parts = zipParts(bytes);
  changePart(parts, "content.xml", (xml) => xml.replace(/<\/?table:table-header-rows>/g, ""));
  return readOds(fixedZip(parts, report.madeAt));
}
