/** How much of a file is read before it is given up. */
export interface Limits {
  /** Of the file as it came. */
  bytes: number;
  /** Of a workbook once it is unpacked: a small file can hide a large one. */
  unpackedBytes: number;
  /** Of those parts of a workbook that are read, once they are unpacked: pictures are not. */
  readBytes: number;
  /** Parts of a workbook. */
  parts: number;
  /** Cells of a file, also empty ones between the filled: rows times columns of a sheet. */
  cells: number;
  /** Characters in one cell: Excel has room for no more. */
  cellLength: number;
}

/** A monthly report is some ten thousand bytes; twenty million leaves room for pictures and yet protects the machine. */
export const defaultLimits: Limits = limitsOf(20);

/** The limits of a file that may hold so many megabytes. */
export function limitsOf(millions: number): Limits {
  const bytes = millions * 1_000_000;
  return {
    bytes,
    unpackedBytes: 5 * bytes,
    readBytes: 1.5 * bytes,
    parts: 2000,
    cells: 100_000 * millions,
    cellLength: 32_767,
  };
}

/** 200 000 000 as a sender reads it: `200 MB`. */
export function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toLocaleString("nb-NO", { maximumFractionDigits: 1 })} MB`;
}

/** How often a piece stands in a text. */
export function occurrences(text: string, piece: string): number {
  let count = 0;
  for (let at = text.indexOf(piece); at >= 0; at = text.indexOf(piece, at + piece.length)) count += 1;
  return count;
}
