import { expect, test } from "vitest";
import { h, toHtml, toText } from "./content.js";
import { tableContent, tableCsv, type Table } from "./table.js";

const table = {
  caption: "Opphold per måned",
  columns: [{ label: "Måned" }, { label: "Opphold", number: true }],
  rows: [
    ["Januar 2026", { shown: "1\u00a0312", number: 1312 }],
    ["Februar 2026", "ikke rapportert"],
    ["Mars 2026", { shown: "0,13", number: 0.125 }],
  ],
};

test("a downloaded table opens in a Norwegian spreadsheet: byte order mark, semicolons, decimal comma", () => {
  expect(tableCsv(["EKSEMPELDATA", "Kilde: enhetene"], table)).toBe(
    "\ufeffEKSEMPELDATA\r\nKilde: enhetene\r\n\r\nMåned;Opphold\r\nJanuar 2026;1312\r\nFebruar 2026;ikke rapportert\r\nMars 2026;0,125\r\n",
  );
});

test("what is not a number is never one in the file", () => {
  expect(tableCsv([], table)).toContain("Februar 2026;ikke rapportert");
});

test("a number with words of what it may still be has them in the file too", () => {
  const rows = [
    [{ shown: "minst 8", number: 8, mayChange: true }],
    [{ shown: "1\u00a0312 (foreløpig)", number: 1312, mayChange: true }],
  ];
  expect(tableCsv([], { caption: "", columns: [{ label: "A" }], rows })).toBe(
    "\ufeffA\r\nminst 8\r\n1\u00a0312 (foreløpig)\r\n",
  );
});

test("a text that a spreadsheet would run as a formula is kept as text, and a number with its sign stays one", () => {
  const rows = [["=HYPERLINK(1)"], ["-5"], ["+47"], ["+SUM(1)"], ['sa "nei"; gikk']];
  expect(tableCsv([], { caption: "", columns: [{ label: "A" }], rows })).toBe(
    '\ufeffA\r\n\'=HYPERLINK(1)\r\n-5\r\n+47\r\n\'+SUM(1)\r\n"sa ""nei""; gikk"\r\n',
  );
});

test("a table's rows and columns have headings that a screen reader can tell", () => {
  const html = toHtml(tableContent(table));
  expect(html).toContain("<caption>Opphold per måned</caption>");
  expect(html).toContain('<th scope="col" class="number">Opphold</th>');
  expect(html).toContain('<th scope="row">Februar 2026</th><td class="number">ikke rapportert</td>');
});

test("words from data cannot become markup", () => {
  expect(toHtml(h("p", { title: '"><b>' }, "<script>&"))).toBe(
    '<p title="&quot;&gt;&lt;b&gt;">&lt;script&gt;&amp;</p>',
  );
  expect(toText(h("p", {}, "Ila ", h("b", {}, "fengsel")))).toBe("Ila fengsel");
});

test("a small count is marked where small counts are shown, with words for the mark; none and rates are not", () => {
  const counted: Table = {
    caption: "Opphold",
    columns: [{ label: "Kvartal" }, { label: "Opphold", number: true }, { label: "Rate", number: true }],
    rows: [
      ["1. kvartal", { shown: "4", number: 4, counts: true }, { shown: "0,12", number: 0.12 }],
      ["2. kvartal", { shown: "0", number: 0, counts: true }, { shown: "0", number: 0 }],
      ["3. kvartal", { shown: "5", number: 5, counts: true }, { shown: "1", number: 1 }],
    ],
  };
  const marked = toHtml(tableContent(counted, "", { below: 5, said: "Små tall." }));
  expect([...marked.matchAll(/class="small-figure">([^<]*)</g)].map(([, shown]) => shown)).toEqual(["4"]);
  expect(marked).toContain("Små tall.");
  expect(toHtml(tableContent(counted))).not.toContain("small-figure");
});
