/** A file that stands beside the pages, for other programs to read. */
export interface OpenFile {
  name: string;
  /** A packed CSV file is one that would weigh too much as it is. */
  format: "csv" | "csv-packed" | "parquet" | "arrow" | "xlsx" | "ods" | "json-stat" | "json-ld";
  table: OpenTable | ListedFile | "indicators" | "codebook" | "description";
  /** Where the file holds one indicator, and one kind of period. */
  indicator_id: string | null;
  period: string | null;
  bytes: number;
}

export const openTables = [
  "figures",
  "part_figures",
  "trend_answers",
  "duties",
  "unit_months",
  "places",
  "history",
] as const;

/** What an audience's site gives out of its own: its protected figures, and how many of each table are hidden. */
export type ListedFile = "listed_figures" | "protection";

/** The published tables that are given out. */
export type OpenTable = (typeof openTables)[number];

/** A column of a file, as the codebook tells of it. */
export interface CodebookRow {
  table: string;
  column: string;
  type: string;
  description: string;
  /** Its codes with their words, where it holds codes that stand in no list of their own. */
  codes: string;
}

/** Who answers for the files; what is not known is left out of every description. */
export interface Publication {
  publisher: { name: string; address: string } | null;
  licence: string | null;
  contact: string | null;
}

/** What the page of files tells. */
export interface OpenFiles extends Publication {
  files: OpenFile[];
  codebook: CodebookRow[];
}

/** The folder that the files stand in, beside the pages. */
export const openFolder = "apne-filer";
