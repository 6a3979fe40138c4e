/** What a file holds, whatever its format: rows with names, tables of text under what stands above them, and lines. */
export interface Content {
  records: Named[];
  tables: TextTable[];
  lines: Line[];
}

/** A row whose cells have names. */
export type Named = Readonly<Record<string, unknown>>;

export interface TextTable {
  /** Headings and captions over it, the nearest last. */
  above: string[];
  head: string[];
  rows: string[][];
}

export interface Line {
  above: string[];
  text: string;
}

export const nothing = (): Content => ({ records: [], tables: [], lines: [] });
