/** A quarterly or yearly report that has been released, as the site tells of it. */
export interface Release {
  /** Its folder among the releases, and its page's name. */
  name: string;
  place_id: string;
  /** `quarter` or `year`, and its first day. */
  period: string;
  period_start: string;
  edition: number;
  /** No later edition has been released. */
  is_latest: boolean;
  language: string;
  signed: boolean;
  manifest_sha256: string;
  /** The files beside its page, by what they are called: `report.pdf`. */
  files: string[];
}

/** Where the pages of released reports lie, and their files. */
export const releaseFolder = "kvartalsrapport";

/** The files of a release that a reader is given, in order; its HTML is the page itself. */
export const releaseFiles = [
  "report.pdf",
  "report.arkiv.pdf",
  "report.docx",
  "report.xlsx",
  "report.ods",
  "report.csv",
  "manifest.json",
  "manifest.sig",
];
