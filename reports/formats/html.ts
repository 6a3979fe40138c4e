import { h, toHtml, type Content } from "../../src/parts/content.ts";
import { tableContent, type TableCell } from "../../src/parts/table.ts";
import type { Block, Cell, Inline, ReportDocument } from "../document/document.ts";
import { plainText } from "./plain-text.ts";

/** The report as one HTML file that needs nothing beside it: no program, no picture, no style sheet. */
export function htmlText(report: ReportDocument): string {
  const content = h(
    "main",
    {},
    h("p", { class: "marks" }, report.marks.join(" · ")),
    h("h1", {}, report.title),
    h("p", { class: "subtitle" }, report.subtitle),
    ...report.blocks.map(drawn),
    ...signs(report),
    h("footer", {}, h("h2", {}, report.labels.fingerprint), h("p", {}, report.fingerprint)),
  );
  const title = toHtml(`${report.title}, ${report.subtitle}`);
  return plainText(`<!doctype html>
<html lang="${report.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
${pictures(toHtml(content), report)}
</body>
</html>
`);
}

/** What stands in a report's HTML between its style and its end: the whole report. */
export function contentOf(html: string): string {
  const [, inside] = /<main>\n?([^]*)<\/main>/.exec(html) ?? [];
  if (inside === undefined) throw new Error("a report without its text");
  return inside;
}

/** What the signs in the tables mean. */
function signs({ labels }: ReportDocument): Content[] {
  if (labels.signsExplained.length === 0) return [];
  return [
    h("h2", {}, labels.signs),
    h(
      "dl",
      {},
      ...labels.signsExplained.map(({ sign, meaning }) => [h("dt", {}, sign), h("dd", {}, meaning)]),
    ),
  ];
}

function drawn(block: Block): Content {
  switch (block.kind) {
    case "heading":
      return h(`h${block.level + 1}`, {}, block.text);
    case "paragraph":
      return h("p", {}, ...written(block.text));
    case "list":
      return h(block.ordered ? "ol" : "ul", {}, ...block.items.map((item) => h("li", {}, ...written(item))));
    case "table":
      return [
        tableContent({ ...block, rows: block.rows.map((row) => row.map(cellContent)) }),
        ...block.notes.map((note) => h("p", { class: "note" }, note)),
      ];
    case "picture":
      return h(
        "figure",
        {},
        h("div", { role: "img", "aria-label": block.alternative, "data-picture": block.id }),
        h("figcaption", {}, block.caption),
      );
  }
}

/** A cell as the page's tables hold it: a day as a time that programs read too. */
const cellContent = (cell: Cell): TableCell =>
  typeof cell === "object" && "day" in cell ? h("time", { datetime: cell.day }, cell.shown) : cell;

const written = (parts: readonly Inline[]): Content[] =>
  parts.map(({ text, strong, emphasis }) => {
    const emphasised = emphasis ? h("em", {}, text) : text;
    return strong ? h("strong", {}, emphasised) : emphasised;
  });

/** The drawings are ours, and stand in the page as they are. */
function pictures(body: string, report: ReportDocument): string {
  return report.blocks.reduce(
    (text, block) =>
      block.kind === "picture"
        ? text.replace(`data-picture="${block.id}"></div>`, () => `>${block.svg}</div>`)
        : text,
    body,
  );
}

const style = `
:root { color-scheme: light; }
body { margin: 0; font: 1.0625rem/1.55 system-ui, "Segoe UI", Roboto, Arial, sans-serif; color: #1b1f24; background: #fff; }
main { max-width: 52rem; margin: 0 auto; padding: 1.5rem 1.25rem 4rem; }
h1, h2, h3, h4 { line-height: 1.25; color: #12436d; }
h2 { margin-top: 2.25rem; }
.marks { background: #fff1c9; color: #4d3800; padding: 0.5rem 0.9rem; font-weight: 650; }
.marks:empty { display: none; }
.subtitle, .note, figcaption, footer { color: #565d66; }
.scroll { overflow-x: auto; margin-block: 1rem; }
table { border-collapse: collapse; font-size: 0.95rem; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-weight: 650; padding-bottom: 0.35rem; }
th, td { padding: 0.3rem 0.75rem 0.3rem 0; border-bottom: 1px solid #e6e8eb; text-align: left; vertical-align: top; }
thead th { border-bottom: 2px solid #12436d; }
.number { text-align: right; }
dt { font-weight: 650; }
dd { margin: 0 0 0.4rem; }
footer h2 { font-size: 1rem; }
figure { margin: 1.5rem 0; }
svg { max-width: 100%; height: auto; }
footer { margin-top: 3rem; border-top: 1px solid #8b929b; font-size: 0.85rem; overflow-wrap: anywhere; }
@media print { main { max-width: none; padding: 0; } figure, tr { break-inside: avoid; } }
`;
