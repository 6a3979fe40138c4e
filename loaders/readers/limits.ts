/** How much of a file is read before it is given up. */
export interface Limits {
  /** Of the file as it came. */
  bytes: number;
  /** Of a workbook once it is unpacked: a small file can hide a large one. */
  unpackedBytes: number;
  /** Parts of a workbook. */
  parts: number;
}

/** A monthly report is some ten thousand bytes; twenty million leaves room for pictures and yet protects the machine. */
export const defaultLimits: Limits = limitsOf(20);

/** The limits of a file that may hold so many megabytes. */
export function limitsOf(millions: number): Limits {
  const bytes = millions * 1_000_000;
  return { bytes, unpackedBytes: 15 * bytes, parts: 2000 };
}

/** 200 000 000 as a sender reads it: `200 MB`. */
export function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toLocaleString("nb-NO", { maximumFractionDigits: 1 })} MB`;
}
