/** A report as every format writes it: the same words, tables and pictures, in the same order. */
export interface ReportDocument {
  title: string;
  /** Under the title: whose report, for which period. */
  subtitle: string;
  /** Who made it, as given; the document's author. */
  author: string;
  language: "nb" | "nn";
  /** The instant in every file's own dates, so that the same report has the same bytes. */
  madeAt: Date;
  /** Stands on every page and sheet: that the figures are made up, that it is a draft. */
  marks: string[];
  /** Whom the figures are of and when they were known, for a file of tables alone: the blocks say it to the others. */
  about: string[];
  /** Shown on the last page: the fingerprint of figures, words and inputs, and what it is. */
  fingerprint: string;
  blocks: Block[];
  /** Words that the formats need beside the report's own. */
  labels: DocumentLabels;
}

export type Block = Heading | Paragraph | List | TableBlock | Picture;

export interface Heading {
  kind: "heading";
  level: 1 | 2 | 3;
  text: string;
}

export interface Paragraph {
  kind: "paragraph";
  text: Inline[];
}

export interface List {
  kind: "list";
  ordered: boolean;
  items: Inline[][];
}

/** Text as it is, never anything that could run. */
export interface Inline {
  text: string;
  strong?: boolean;
  emphasis?: boolean;
}

export interface TableBlock {
  kind: "table";
  /** Short, letters and digits: the sheet's name, the same in every language. */
  id: string;
  caption: string;
  columns: { label: string; number: boolean }[];
  /** The first cell of a row is its name. */
  rows: Cell[][];
  /** What stands under the table. */
  notes: string[];
}

/** Words, or a number or a day with the words it is shown by. */
export type Cell = string | { shown: string; number: number } | DayCell;

/** A day, as `2026-03-12`, with the words it is shown by. */
export interface DayCell {
  shown: string;
  day: string;
}

export interface Picture {
  kind: "picture";
  id: string;
  /** A whole SVG document with its own size in pixels; no CSS variables, no scripts. */
  svg: string;
  width: number;
  height: number;
  /** What the picture says, computed. */
  alternative: string;
  caption: string;
}

export interface DocumentLabels {
  contents: string;
  page: string;
  of: string;
  cover: string;
  notes: string;
  sheet: string;
  table: string;
  /** One note, as the notes' own table heads it. */
  note: string;
  signs: string;
  /** What a note or a sign says. */
  meaning: string;
  fingerprint: string;
  /** The signs and state words that stand where there is no number, each with what it means. */
  signsExplained: { sign: string; meaning: string }[];
}
