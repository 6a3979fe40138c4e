import { expect, test } from "vitest";
import { exampleDocument } from "../document/example-document.ts";
import { pdfBytes } from "./pdf.ts";
import { pageTexts, partsOf, readPdf } from "./read-pdf.ts";

const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString("latin1");

test("for readers the file is PDF/UA-1, tagged, with its title, in the report's language", async () => {
  const bytes = pdfBytes(exampleDocument(), "reader");
  expect(textOf(bytes)).toMatch(/^%PDF-1\.7/);
  const read = await readPdf(bytes);
  expect(read.metadata).toContain("<pdfuaid:part>1</pdfuaid:part>");
  expect(read).toMatchObject({
    tagged: true,
    language: "nb-NO",
    title: "Kvartalsrapport om sikkerhetsceller, Region Eksempel, 1. kvartal 2026",
  });
});

test("for the archive it says that it is PDF/A-2a, and is tagged", async () => {
  const read = await readPdf(pdfBytes(exampleDocument(), "archive"));
  expect(read.metadata).toContain("<pdfaid:part>2</pdfaid:part>");
  expect(read.metadata).toContain("<pdfaid:conformance>A</pdfaid:conformance>");
  expect(read).toMatchObject({ tagged: true, language: "nb-NO" });
});

test("every picture has the words that stand in its place", async () => {
  const report = exampleDocument();
  const { pages } = await readPdf(pdfBytes(report, "reader"));
  const said = report.blocks.flatMap((block) => (block.kind === "picture" ? [block.alternative] : []));
  expect(said.length).toBeGreaterThan(0);
  expect(partsOf(pages, "Figure").map(({ alternative }) => alternative)).toEqual(said);
});

test("headings are headings, and come in the report's order, with what the signs mean at the end", async () => {
  const report = exampleDocument();
  const { pages } = await readPdf(pdfBytes(report, "reader"));
  const own = (level: number) =>
    report.blocks.flatMap((block) => (block.kind === "heading" && block.level === level ? [block.text] : []));
  const read = (role: string) => partsOf(pages, role).map(({ text }) => text);
  expect(read("H1")).toEqual([...own(1), "Tegn", "Fingeravtrykk"]);
  expect(read("H2")).toEqual(own(2));
});

test("a table's head is told from its body, on the pages that it goes on over too", async () => {
  const columns = [
    { label: "Fengsel", number: false },
    { label: "Opphold", number: true },
  ];
  const rows = Array.from({ length: 90 }, (_, i) => [`Sted ${i}`, { shown: `${i}`, number: i }]);
  const long = { kind: "table" as const, id: "lang", caption: "Lang", columns, rows, notes: [] };
  const bytes = pdfBytes(exampleDocument([long]), "reader");
  const { pages } = await readPdf(bytes);
  const bodyRows = partsOf(partsOf(pages, "TBody"), "TR").map(({ parts }) => parts.map(({ text }) => text));
  expect(bodyRows).toEqual(rows.map((_, i) => [`Sted ${i}`, `${i}`]));
  expect(partsOf(pages, "TH").map(({ text }) => text)).toEqual(["Fengsel", "Opphold"]);
  expect(pages.length).toBeGreaterThan(1);
  const seen = (await pageTexts(bytes)).filter((text) => text.includes("Sted "));
  expect(seen.every((text) => /Fengsel\s*Opphold/.test(text))).toBe(true);
});

test("no font is the machine's own: the letters come with the report", () => {
  const fonts = [...textOf(pdfBytes(exampleDocument(), "reader")).matchAll(/\/BaseFont ?\/[A-Z]{6}\+(\w+)/g)];
  expect(new Set(fonts.map(([, name = ""]) => name.replace(/3.*/, "")))).toEqual(new Set(["SourceSans"]));
});

test("the same report has the same bytes, whenever it is made", async () => {
  const first = pdfBytes(exampleDocument(), "reader");
  await new Promise((done) => setTimeout(done, 1100));
  expect(Buffer.from(pdfBytes(exampleDocument(), "reader")).equals(Buffer.from(first))).toBe(true);
});

const everywhere = (text: string) => ({
  ...exampleDocument([
    { kind: "heading", level: 1, text },
    { kind: "paragraph", text: [{ text }] },
    { kind: "list", ordered: true, items: [[{ text, strong: true }]] },
    {
      kind: "table",
      id: "t",
      caption: text,
      columns: [{ label: text, number: false }],
      rows: [[text]],
      notes: [text],
    },
  ]),
  title: text,
});

test.each([
  "#set page(fill: red)",
  "#panic()",
  "$ x $",
  "*fet* _kursiv_",
  "<script>alert(1)</script>",
  "=HYPERLINK(1)",
  "\\u{41}",
  '"])#',
])("what Typst would run is only text: %s", async (text) => {
  const { pages } = await readPdf(pdfBytes(everywhere(text), "reader"));
  for (const role of ["H1", "LBody", "TH", "TD"]) expect(partsOf(pages, role)[0]?.text).toBe(text);
});

test("marks that turn the direction of what follows are left out, so that no number stands backwards", async () => {
  const { pages } = await readPdf(pdfBytes(everywhere("\u202e21\u202c opphold"), "reader"));
  for (const role of ["H1", "LBody", "TH", "TD"]) expect(partsOf(pages, role)[0]?.text).toBe("21 opphold");
});
