/** A quarterly or yearly report with a page of the site. */
export interface SiteReport {
  /** Its page's name, and the folder of its files. */
  name: string;
  place_id: string;
  period: "quarter" | "year";
  /** The period's first day. */
  period_start: string;
  language: "nb" | "nn";
  /** The files beside its page, by what they are called: `report.pdf`. */
  files: string[];
}

/** A report that was written, approved and released, as the directorate's site tells of it. */
export interface Release extends SiteReport {
  edition: number;
  /** No later edition has been released. */
  is_latest: boolean;
  signed: boolean;
  manifest_sha256: string;
}

/** Where the pages of reports lie, and their files. */
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

/** The files of a report that is made of an audience's own figures, in order; its HTML is the page itself. */
export const audienceReportFiles = ["report.pdf", "report.docx", "report.xlsx", "report.ods", "report.csv"];
