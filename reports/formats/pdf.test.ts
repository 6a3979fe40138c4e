import { parseHTML } from "linkedom";
import { expect, test } from "vitest";
import { exampleDocument } from "../document/example-document.ts";
import { pdfBytes } from "./pdf.ts";

const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString("latin1");

test("for readers the file says that it is PDF/UA-1, tagged, in the report's language", () => {
  const file = textOf(pdfBytes(exampleDocument(), "reader"));
  expect(file).toMatch(/^%PDF-1\.7/);
  expect(file).toContain("<pdfuaid:part>1</pdfuaid:part>");
  expect(file).toMatch(/\/Marked true/);
  expect(file).toMatch(/\/Lang ?\(nb-NO\)/);
});

test("for the archive it says that it is PDF/A-2a", () => {
  const file = textOf(pdfBytes(exampleDocument(), "archive"));
  expect(file).toContain("<pdfaid:part>2</pdfaid:part>");
  expect(file).toContain("<pdfaid:conformance>A</pdfaid:conformance>");
});

test("every picture has the words that stand in its place", () => {
  const report = exampleDocument();
  const pictures = report.blocks.filter(({ kind }) => kind === "picture");
  const file = textOf(pdfBytes(report, "reader"));
  expect(pictures.length).toBeGreaterThan(0);
  expect(file.match(/\/Alt ?[(<]/g) ?? []).toHaveLength(pictures.length);
});

test("the same report has the same bytes, whenever it is made", async () => {
  const first = pdfBytes(exampleDocument(), "reader");
  await new Promise((done) => setTimeout(done, 1100));
  expect(Buffer.from(pdfBytes(exampleDocument(), "reader")).equals(Buffer.from(first))).toBe(true);
});

test.each([
  "#set page(fill: red)",
  "#panic()",
  "$ x $",
  "*fet* _kursiv_",
  "</script>",
  "\u202eomvendt",
  "\\u{41}",
  '"])#',
])("what Typst would run is only text: %s", (text) => {
  const blocks = [
    { kind: "heading" as const, level: 1 as const, text },
    { kind: "paragraph" as const, text: [{ text }] },
    {
      kind: "table" as const,
      id: "t",
      caption: text,
      columns: [{ label: text, number: false }],
      rows: [[text]],
      notes: [text],
    },
  ];
  const file = Buffer.from(pdfBytes({ ...exampleDocument(blocks), title: text }, "reader")).toString("utf8");
  const title = /<rdf:li xml:lang="x-default">([^<]*)/.exec(file)?.[1] ?? "";
  expect(parseHTML(`<p>${title}</p>`).document.querySelector("p")?.textContent).toContain(text);
});
