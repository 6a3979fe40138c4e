import { assert, property } from "fast-check";
import { parseHTML } from "linkedom";
import { expect, test } from "vitest";
import { exampleDocument } from "../document/example-document.ts";
import { hardText } from "./hard-text.ts";
import { htmlText } from "./html.ts";
import { plainText } from "./plain-text.ts";

const page = (blocks?: Parameters<typeof exampleDocument>[0]) =>
  parseHTML(htmlText(exampleDocument(blocks))).document;

test("the page has the report's language, title, marks and one heading of the first level", () => {
  const document = page();
  expect(document.documentElement.getAttribute("lang")).toBe("nb");
  expect(document.title).toBe("Kvartalsrapport om sikkerhetsceller, Region Eksempel, 1. kvartal 2026");
  expect(document.querySelector(".marks")?.textContent).toBe("Eksempeldata · Utkast");
  expect([...document.querySelectorAll("h1")].map((heading) => heading.textContent)).toEqual([
    "Kvartalsrapport om sikkerhetsceller",
  ]);
});

test("every table has a caption and a row of headings, every picture says what it shows", () => {
  const document = page();
  const tables = [...document.querySelectorAll("table")];
  expect(tables.length).toBeGreaterThan(0);
  for (const table of tables) {
    expect(table.querySelector("caption")?.textContent).not.toBe("");
    expect(table.querySelectorAll("thead th[scope=col]").length).toBeGreaterThan(0);
  }
  const pictures = [...document.querySelectorAll("figure [role=img]")];
  expect(pictures.length).toBeGreaterThan(0);
  for (const picture of pictures) {
    expect(picture.getAttribute("aria-label")).not.toBe("");
    expect(picture.querySelector("svg")).not.toBeNull();
  }
});

test("what could run is only text", () => {
  const text = '<script>alert(1)</script><img src=x onerror="alert(1)">';
  const document = page([{ kind: "paragraph", text: [{ text }] }]);
  expect(document.querySelectorAll("script, img")).toHaveLength(0);
  expect(document.querySelector("main p:nth-of-type(3)")?.textContent).toBe(text);
});

/** The texts of a report's own heading, paragraph, list, caption, note and cells, all of which are one text. */
const everywhere = (text: string) => {
  const document = page([
    { kind: "heading", level: 1, text },
    { kind: "paragraph", text: [{ text, strong: true }] },
    { kind: "list", ordered: true, items: [[{ text, emphasis: true }]] },
    {
      kind: "table",
      id: "t",
      caption: text,
      columns: [{ label: text, number: false }],
      rows: [[text]],
      notes: [text],
    },
  ]);
  return ["main h2", "main p strong", "main li", "main caption", "main th", "main p.note"].map(
    (place) => document.querySelector(place)?.textContent,
  );
};

test("marks that turn the direction of what follows are left out, so that no number stands backwards", () => {
  expect(new Set(everywhere("\u202e21\u202c opphold, \u200f\u2066שלום\u2069"))).toEqual(
    new Set(["21 opphold, שלום"]),
  );
});

test("any text comes back as it was, but for what no document can hold", () => {
  assert(
    property(hardText, (text) => {
      expect(new Set(everywhere(text))).toEqual(new Set([plainText(text)]));
    }),
    { numRuns: 30 },
  );
});
