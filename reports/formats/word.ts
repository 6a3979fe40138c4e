import {
  AlignmentType,
  BookmarkEnd,
  BookmarkStart,
  Document,
  Footer,
  Header,
  HeadingLevel,
  ImageRun,
  InternalHyperlink,
  Packer,
  PageNumber,
  Paragraph,
  SimpleField,
  Table,
  TableCell,
  TableLayoutType,
  TableOfContents,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import type {
  Block,
  Cell,
  Heading,
  Inline,
  List,
  Picture,
  ReportDocument,
  TableBlock,
} from "../document/document.ts";
import { changePart, fixedZip, zipParts } from "./fixed-zip.ts";
import { languageTag } from "./language-tag.ts";
import { pictureBytes } from "./picture.ts";
import { plainText } from "./plain-text.ts";
import { bulleted, numbered, tableStyle, withMoreStyles, wordNumbering, wordStyles } from "./word-styles.ts";

/** A report as a Word document (`.docx`): the same report gives the same bytes. */
export async function wordBytes(report: ReportDocument): Promise<Uint8Array> {
  const parts = zipParts(await Packer.toBuffer(wordDocument(report)));
  changePart(parts, "docProps/core.xml", (xml) => withTimes(xml, report));
  changePart(parts, "word/styles.xml", withMoreStyles);
  changePart(parts, "word/document.xml", mendedDocument);
  return fixedZip(parts, report.madeAt);
}

type Placed = Paragraph | Table | TableOfContents;

// An A4 sheet with 2 cm on each side, in twentieths of a point, and what is left between them.
const page = { width: 11_906, height: 16_838, margin: 1134 };
const textWidth = page.width - 2 * page.margin;
const textWidthPixels = textWidth / 15;

function wordDocument(report: ReportDocument): Document {
  const language = languageTag(report);
  const { title, author, marks } = report;
  return new Document({
    title: plainText(title),
    creator: plainText(author),
    lastModifiedBy: plainText(author),
    description: plainText(marks.join(", ")),
    styles: wordStyles(language),
    numbering: wordNumbering,
    compatabilityModeVersion: 15,
    sections: [
      {
        properties: {
          page: {
            size: { width: page.width, height: page.height },
            margin: { top: page.margin, right: page.margin, bottom: page.margin, left: page.margin },
          },
        },
        headers: { default: new Header({ children: [pageHead(report)] }) },
        footers: { default: new Footer({ children: [pageFoot(report)] }) },
        children: [...opening(report), ...body(report), ...signs(report), ...fingerprint(report)],
      },
    ],
  });
}

/** The library writes the clock; the report has its own time, and its language. */
function withTimes(coreXml: string, report: ReportDocument): string {
  const madeAt = report.madeAt.toISOString().replace(/\.\d+Z$/, "Z");
  return coreXml
    .replace(/(<dcterms:(created|modified)[^>]*>)[^<]*/g, `$1${madeAt}`)
    .replace("</cp:coreProperties>", `<dc:language>${languageTag(report)}</dc:language></cp:coreProperties>`);
}

/** What the library writes in a way that Word or LibreOffice does not read as it was meant. No text can look like it. */
function mendedDocument(documentXml: string): string {
  return (
    documentXml
      // Borders of each table's own, over those of its style.
      .replace(/<w:tblBorders>.*?<\/w:tblBorders>/g, "")
      // A table of contents is known by its gallery; its field begins in the first line, not in an empty one above.
      .replace(
        /(<w:sdtPr>.*?)(<\/w:sdtPr><w:sdtContent>)<w:p>(<w:r>.*?<\/w:r>)<\/w:p><w:p>(<w:pPr>.*?<\/w:pPr>)/,
        `$1${contentsGallery}$2<w:p>$4$3`,
      )
  );
}

const contentsGallery =
  '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>';

function pageHead({ marks, title }: ReportDocument): Paragraph {
  const children = [...marks.map((mark) => bold(`${mark} · `)), text(title)];
  return new Paragraph({ style: "Header", children });
}

function pageFoot({ labels }: ReportDocument): Paragraph {
  return new Paragraph({
    style: "Footer",
    alignment: AlignmentType.RIGHT,
    children: [
      text(`${labels.page} `),
      new TextRun({ children: [PageNumber.CURRENT] }),
      text(` ${labels.of} `),
      new TextRun({ children: [PageNumber.TOTAL_PAGES] }),
    ],
  });
}

/** The title, whose report it is, and the table of contents. */
function opening({ title, subtitle, marks, author, labels, ...report }: ReportDocument): Placed[] {
  return [
    new Paragraph({ heading: HeadingLevel.TITLE, children: [text(title)] }),
    new Paragraph({ style: "Subtitle", children: [text(subtitle)] }),
    ...marks.map((mark) => new Paragraph({ children: [bold(mark)] })),
    new Paragraph({ children: [text(author)] }),
    new Paragraph({ style: "TOCHeading", children: [text(labels.contents)] }),
    // The lines stand ready, so that no program must ask before it shows them; page numbers come when it is updated.
    new TableOfContents(plainText(labels.contents), {
      hyperlink: true,
      headingStyleRange: "1-3",
      beginDirty: false,
      contentChildren: headingsOf({ labels, ...report }).map(contentsLine),
    }),
  ];
}

/** Every heading, those that the format itself adds too. */
function headingsOf({ blocks, labels }: Pick<ReportDocument, "blocks" | "labels">): Heading[] {
  const own = blocks.filter((block) => block.kind === "heading");
  const added = labels.signsExplained.length > 0 ? [labels.signs, labels.fingerprint] : [labels.fingerprint];
  return [...own, ...added.map((label): Heading => ({ kind: "heading", level: 1, text: label }))];
}

function contentsLine({ level, text: line }: Heading, at: number): Paragraph {
  return new Paragraph({
    style: `TOC${level}`,
    children: [new InternalHyperlink({ anchor: bookmark(at), children: [text(line)] })],
  });
}

function bookmark(at: number): string {
  return `_Toc${String(at + 1).padStart(8, "0")}`;
}

/** The blocks in their order; headings, tables, pictures and lists are numbered as they come. */
function body({ blocks, labels }: ReportDocument): Placed[] {
  const seen = { heading: 0, paragraph: 0, list: 0, table: 0, picture: 0 };
  return blocks.flatMap((block) => placed(block, seen[block.kind]++, labels.table));
}

function placed(block: Block, at: number, tableLabel: string): Placed[] {
  switch (block.kind) {
    case "heading":
      return [heading(block, at)];
    case "paragraph":
      return [new Paragraph({ children: block.text.flatMap(runs) })];
    case "list":
      return list(block, at);
    case "table":
      return table(block, at, tableLabel);
    case "picture":
      return picture(block, at);
  }
}

function heading({ level, text: line }: Heading, at: number): Paragraph {
  const levels = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 };
  return new Paragraph({
    heading: levels[level],
    // The library's own bookmarks all have the same number.
    children: [new BookmarkStart(bookmark(at), at + 1), text(line), new BookmarkEnd(at + 1)],
  });
}

function list({ ordered, items }: List, at: number): Paragraph[] {
  const numbering = { reference: ordered ? numbered : bulleted, level: 0, instance: at };
  return items.map(
    (item) => new Paragraph({ style: "ListParagraph", numbering, children: item.flatMap(runs) }),
  );
}

function table(block: TableBlock, at: number, label: string): Placed[] {
  const { columns, rows, caption, notes } = block;
  const names = columns.map((column) => column.label);
  return [
    new Paragraph({
      style: "Caption",
      keepNext: true,
      children: [
        text(`${label} `),
        new SimpleField("SEQ Tabell \\* ARABIC", `${at + 1}`),
        text(`. ${caption}`),
      ],
    }),
    new Table({
      style: tableStyle,
      width: { size: textWidth, type: WidthType.DXA },
      columnWidths: columnWidths(block),
      layout: TableLayoutType.FIXED,
      tableLook: { firstRow: true, firstColumn: true, noHBand: true, noVBand: true },
      rows: [
        new TableRow({ tableHeader: true, cantSplit: true, children: tableCells(names, block) }),
        ...rows.map((row) => new TableRow({ cantSplit: true, children: tableCells(row, block) })),
      ],
    }),
    ...notes.map((note) => new Paragraph({ style: "FootnoteText", children: lines(note) })),
  ];
}

function tableCells(row: Cell[], { id, columns }: TableBlock): TableCell[] {
  if (row.length !== columns.length)
    throw new Error(`${row.length} cells in a row of ${columns.length}: ${id}`);
  return columns.map(
    ({ number }, at) =>
      new TableCell({
        children: [
          new Paragraph({
            style: "NoSpacing",
            alignment: number ? AlignmentType.RIGHT : AlignmentType.LEFT,
            children: lines(shown(row[at])),
          }),
        ],
      }),
  );
}

/** Each column has room for its longest word; what is left of the page goes where there is more to say. */
function columnWidths({ columns, rows }: TableBlock): number[] {
  const texts = columns.map(({ label }, at) => [label, ...rows.map((row) => shown(row[at]))]);
  const least = texts.map((column) => roomFor(column.flatMap((words) => words.split(/[ \t\n]+/))));
  const left = textWidth - sum(least);
  if (left <= 0) return least.map((width) => Math.floor((textWidth * width) / sum(least)));
  // One letter more for a column that has all it needs, so that what is left has somewhere to go.
  const wished = texts.map(
    (column, at) => letter + Math.max(0, Math.min(wideColumn, roomFor(column)) - (least[at] ?? 0)),
  );
  return least.map((width, at) => Math.floor(width + (left * (wished[at] ?? 0)) / sum(wished)));
}

// In twentieths of a point: a bold letter of a table's size, the space beside a cell's words, and a column of 40 letters.
const letter = 126;
const beside = 180;
const wideColumn = 40 * letter + beside;

function roomFor(texts: string[]): number {
  return beside + letter * Math.max(0, ...texts.map(({ length }) => length));
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function shown(cell: Cell | undefined): string {
  return typeof cell === "object" ? cell.shown : (cell ?? "");
}

function picture({ id, svg, width, height, alternative, caption }: Picture, at: number): Paragraph[] {
  if (alternative.trim() === "")
    throw new Error(`a picture without words for those who cannot see it: ${id}`);
  const scale = Math.min(1, textWidthPixels / width);
  const image = new ImageRun({
    type: "png",
    data: pictureBytes(svg),
    transformation: { width: width * scale, height: height * scale },
    altText: {
      // Numbers below 1000 are left for what the library itself numbers.
      id: `${1000 + at}`,
      name: plainText(id),
      title: plainText(caption),
      description: plainText(alternative),
    },
  });
  return [
    new Paragraph({ keepNext: true, spacing: { before: 240 }, children: [image] }),
    new Paragraph({ style: "Caption", spacing: { before: 0 }, children: [text(caption)] }),
  ];
}

/** What the signs in the tables mean. */
function signs({ blocks, labels }: ReportDocument): Paragraph[] {
  if (labels.signsExplained.length === 0) return [];
  const at = blocks.filter(({ kind }) => kind === "heading").length;
  return [
    heading({ kind: "heading", level: 1, text: labels.signs }, at),
    ...labels.signsExplained.map(
      ({ sign, meaning }) => new Paragraph({ children: [bold(sign), text(`: ${meaning}`)] }),
    ),
  ];
}

function fingerprint(report: ReportDocument): Paragraph[] {
  const { labels } = report;
  return [
    heading({ kind: "heading", level: 1, text: labels.fingerprint }, headingsOf(report).length - 1),
    new Paragraph({ children: lines(report.fingerprint) }),
  ];
}

function runs({ text: words, strong, emphasis }: Inline): TextRun[] {
  return lines(words, { ...(strong && { bold: true }), ...(emphasis && { italics: true }) });
}

/** Each line of a text, broken where it is broken. */
function lines(words: string, look: { bold?: true; italics?: true } = {}): TextRun[] {
  return plainText(words)
    .split("\n")
    .map((line, at) => new TextRun({ text: line, break: at === 0 ? 0 : 1, ...look }));
}

/** Text on one line. */
function text(words: string): TextRun {
  return new TextRun({ text: plainText(words).replaceAll("\n", " ") });
}

function bold(words: string): TextRun {
  return new TextRun({ text: plainText(words).replaceAll("\n", " "), bold: true });
}
