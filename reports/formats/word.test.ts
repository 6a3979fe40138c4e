// @vitest-environment jsdom
import { array, assert, asyncProperty } from "fast-check";
import { afterEach, expect, test, vi } from "vitest";
import type { Block } from "../document/document.ts";
import { exampleDocument } from "../document/example-document.ts";
import { zipParts } from "./fixed-zip.ts";
import { hardText } from "./hard-text.ts";
import { elements, parsedPart } from "./parsed-part.ts";
import { plainText } from "./plain-text.ts";
import { wordBytes } from "./word.ts";

const example = await wordBytes(exampleDocument());
const main = parsedPart(example, "word/document.xml");

afterEach(() => {
  vi.useRealTimers();
});

test("headings are headings of their level, after a title that is the document's title", () => {
  const headed = paragraphs(main).filter(({ style }) => /^(?:Title|Heading)/.test(style));
  expect(headed.map(({ style, text }) => `${style}: ${text}`)).toEqual([
    "Title: Kvartalsrapport om sikkerhetsceller",
    "Heading1: Kvartalet i korte trekk",
    "Heading2: Fengslene",
    "Heading2: Tiltak",
    "Heading1: Tegn",
    "Heading1: Fingeravtrykk",
  ]);
});

test("the table of contents has every heading, each leading to it", () => {
  const [contents] = elements(main, "w:sdt");
  const links = elements(contents ?? main, "w:hyperlink");
  const places = new Map(
    elements(main, "w:bookmarkStart").map((start) => [
      attribute(start, "w:name"),
      start.parentElement && words(start.parentElement),
    ]),
  );
  expect(links.map((link) => words(link))).toEqual([
    "Kvartalet i korte trekk",
    "Fengslene",
    "Tiltak",
    "Tegn",
    "Fingeravtrykk",
  ]);
  expect(links.map((link) => places.get(attribute(link, "w:anchor")))).toEqual(
    links.map((link) => words(link)),
  );
  expect(contents && words(contents, "w:instrText")).toContain('TOC \\h \\o "1-3"');
  expect(elements(main, "w:docPartGallery").map((gallery) => attribute(gallery, "w:val"))).toEqual([
    "Table of Contents",
  ]);
});

test("Word has nothing to ask before it shows the document", () => {
  expect(elements(parsedPart(example, "word/settings.xml"), "w:updateFields")).toEqual([]);
  expect(elements(main, "w:fldChar").filter((mark) => attribute(mark, "w:dirty") === "true")).toEqual([]);
});

test("no two places, and no two pictures, have the same number", async () => {
  const tree = parsedPart(await wordBytes(twice()), "word/document.xml");
  for (const [name, number] of [
    ["w:bookmarkStart", "w:id"],
    ["wp:docPr", "id"],
  ] as const) {
    const numbers = elements(tree, name).map((element) => attribute(element, number));
    expect(numbers.length).toBeGreaterThan(1);
    expect(new Set(numbers).size).toBe(numbers.length);
  }
});

test("a table is a table, and its first row comes again on every page", () => {
  const [first] = elements(main, "w:tbl");
  if (!first) throw new Error("no table");
  const rows = elements(first, "w:tr");
  expect(rows.map((row) => elements(row, "w:tc").map((cell) => words(cell)))).toEqual([
    ["Fengsel", "Opphold", "Per 1000 fangedøgn", "Andel selvskading"],
    ["Nordvik", "1 312", "0,13", "14 %"],
    ["Sørvik", "0", "ikke rapportert", ":"],
  ]);
  expect(rows.map((row) => elements(row, "w:tblHeader").length)).toEqual([1, 0, 0]);
  expect([...elements(first, "w:gridSpan"), ...elements(first, "w:vMerge")]).toEqual([]);
});

test("a row with too few cells is a mistake of the program, not of a reader", async () => {
  const columns = [
    { label: "Fengsel", number: false },
    { label: "Opphold", number: true },
  ];
  const short: Block = { kind: "table", id: "kort", caption: "", columns, rows: [["Nordvik"]], notes: [] };
  await expect(wordBytes(exampleDocument([short]))).rejects.toThrow("1 cells in a row of 2: kort");
});

test("tables are numbered under their caption, and their notes stand below", () => {
  const said = paragraphs(main).map(({ style, text }) => `${style}: ${text}`);
  expect(said).toContain("Caption: Tabell 1. Opphold begynt, etter fengsel");
  expect(said).toContain("Caption: Tabell 2. Timer, etter fengsel");
  expect(said).toContain("FootnoteText: Andelen er av opphold med svar.");
});

test("a picture has words for those who cannot see it", async () => {
  const [described] = elements(main, "wp:docPr");
  expect(described && attribute(described, "descr")).toBe(
    "Linjen går fra 12 opphold i 2024 til 14 opphold i 2026.",
  );
  expect([...zipParts(example).keys()].filter((name) => name.endsWith(".png"))).toHaveLength(1);
  const silent = exampleDocument().blocks.map((block) =>
    block.kind === "picture" ? { ...block, alternative: " " } : block,
  );
  await expect(wordBytes(exampleDocument(silent))).rejects.toThrow("opphold-figur");
});

test("a picture wider than the page is made as wide as the text, with its shape", async () => {
  const wide = exampleDocument().blocks.map((block) =>
    block.kind === "picture" ? { ...block, width: 2000, height: 1000 } : block,
  );
  const [extent] = elements(
    parsedPart(await wordBytes(exampleDocument(wide)), "word/document.xml"),
    "wp:extent",
  );
  const [across, down] = ["cx", "cy"].map((side) => Number(extent && attribute(extent, side)));
  expect(across).toBeCloseTo(17 * 360_000, -4);
  expect((across ?? 0) / (down ?? 1)).toBeCloseTo(2, 2);
});

test.each([
  ["nb", "nb-NO"],
  ["nn", "nn-NO"],
] as const)(
  "the language of a report in %s is told to screen readers and spelling",
  async (language, tag) => {
    const bytes = await wordBytes({ ...exampleDocument([]), language });
    const [told] = elements(parsedPart(bytes, "word/styles.xml"), "w:lang");
    expect(told && attribute(told, "w:val")).toBe(tag);
    expect(words(parsedPart(bytes, "docProps/core.xml"), "dc:language")).toBe(tag);
  },
);

test("the document says its title, who made it and when", () => {
  const core = parsedPart(example, "docProps/core.xml");
  expect(
    ["dc:title", "dc:creator", "cp:lastModifiedBy", "dcterms:created", "dcterms:modified"].map((name) =>
      words(core, name),
    ),
  ).toEqual([
    "Kvartalsrapport om sikkerhetsceller",
    "Region Eksempel",
    "Region Eksempel",
    "2026-05-04T08:30:00Z",
    "2026-05-04T08:30:00Z",
  ]);
});

test("every page says that the figures are made up and that it is a draft, and which page it is", () => {
  const sections = elements(main, "w:sectPr");
  expect(sections.flatMap((section) => elements(section, "w:headerReference"))).toHaveLength(sections.length);
  expect(elements(main, "w:titlePg")).toEqual([]);
  expect(words(parsedPart(example, "word/header1.xml"))).toContain("Eksempeldata · Utkast · ");
  const foot = parsedPart(example, "word/footer1.xml");
  expect(words(foot)).toBe("Side  av ");
  expect(elements(foot, "w:instrText").map((field) => field.textContent)).toEqual(["PAGE", "NUMPAGES"]);
});

test("the fingerprint stands last", () => {
  expect(paragraphs(main).at(-1)?.text).toBe("3f2a 9c41 7d08 e6b5");
});

test("how tables look is said once, in a style a person can change", () => {
  const tables = elements(main, "w:tbl");
  expect(
    tables.map((table) => elements(table, "w:tblStyle").map((style) => attribute(style, "w:val"))),
  ).toEqual(tables.map(() => ["GridTableLight"]));
  expect(elements(main, "w:tblBorders")).toEqual([]);
  const styles = elements(parsedPart(example, "word/styles.xml"), "w:style").map((style) =>
    attribute(style, "w:styleId"),
  );
  expect(new Set(styles).size).toBe(styles.length);
  const used = elements(main, "w:pStyle").map((style) => attribute(style, "w:val"));
  expect([...used, "GridTableLight"].filter((style) => !styles.includes(style))).toEqual([]);
});

test("the same report has the same bytes whenever it is made", async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2031-01-01T00:00:00Z") });
  expect(Buffer.from(await wordBytes(exampleDocument())).equals(example)).toBe(true);
});

test("what a person types is text, whatever it looks like", async () => {
  const hostile = [
    "<script>alert(1)</script>",
    '=HYPERLINK("https://example.org";"Klikk")',
    "{{stays_started region=nord}} {numbered-0} ${x} $& $1",
    "#image(\"x.png\") \\TOC <w:br w:type='page'/> &lt; ]]>",
    "CURRENT",
    "x".repeat(100_000),
  ];
  const bytes = await wordBytes(withTexts(hostile));
  expect(cellTexts(bytes)).toEqual(hostile);
  expect(elements(parsedPart(bytes, "word/document.xml"), "w:br")).toEqual([]);
});

test("marks that turn the reading direction are left out, so that digits stand as they were typed", async () => {
  expect(cellTexts(await wordBytes(withTexts(["\u202E21\u202C opphold", "\u200F\u2066שלום\u2069"])))).toEqual(
    ["21 opphold", "שלום"],
  );
});

test("any text comes back as it was, but for what no document can hold", async () => {
  await assert(
    asyncProperty(array(hardText, { minLength: 1, maxLength: 20 }), async (texts) => {
      const bytes = await wordBytes(withTexts(texts));
      expect(cellTexts(bytes)).toEqual(texts.map(plainText));
      for (const [name] of zipParts(bytes)) if (/\.(?:xml|rels)$/.test(name)) parsedPart(bytes, name);
    }),
    { numRuns: 10 },
  );
});

/** A report where each text stands as a heading, in a paragraph, a list, a caption, a note and a cell. */
function withTexts(texts: string[]) {
  const blocks = texts.flatMap((text): Block[] => [
    { kind: "heading", level: 1, text },
    { kind: "paragraph", text: [{ text, strong: true }] },
    { kind: "list", ordered: true, items: [[{ text }]] },
  ]);
  return {
    ...exampleDocument([
      ...blocks,
      {
        kind: "table",
        id: "tekster",
        caption: texts.join(" "),
        columns: [{ label: texts.join(" "), number: false }],
        rows: texts.map((text) => [text]),
        notes: texts,
      },
    ]),
    title: texts.join(" "),
    author: texts.join(" "),
    marks: texts,
  };
}

/** What stands in the cells of the first table, below its head. */
function cellTexts(bytes: Uint8Array): string[] {
  const [first] = elements(parsedPart(bytes, "word/document.xml"), "w:tbl");
  return (first ? elements(first, "w:tc") : []).slice(1).map((cell) => words(cell));
}

function twice() {
  const { blocks } = exampleDocument();
  return exampleDocument([...blocks, ...blocks]);
}

function paragraphs(tree: Document): { style: string; text: string }[] {
  return elements(tree, "w:p").map((paragraph) => {
    const [style] = elements(paragraph, "w:pStyle");
    return { style: style ? attribute(style, "w:val") : "", text: words(paragraph) };
  });
}

/** The text as it is shown, a broken line as a line end. */
function words(tree: Document | Element, name?: string): string {
  const names = name === undefined ? ["w:t", "w:br"] : [name];
  return elements(tree, "*")
    .filter(({ nodeName }) => names.includes(nodeName))
    .map((element) => (element.nodeName === "w:br" ? "\n" : element.textContent))
    .join("");
}

function attribute(element: Element, name: string): string {
  return element.getAttribute(name) ?? "";
}
