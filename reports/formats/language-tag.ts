import type { ReportDocument } from "../document/document.ts";

/** A report's language as files name it. */
export function languageTag({ language }: ReportDocument): string {
  return `${language}-NO`;
}
