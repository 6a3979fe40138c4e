import type { DuckDBConnection } from "../loaders/duckdb.ts";
import { wordsOf } from "../src/words/words.ts";
import type { ReportDocument } from "./document/document.ts";
import { htmlText } from "./formats/html.ts";
import { pdfBytes } from "./formats/pdf.ts";
import { odsBytes, xlsxBytes } from "./formats/spreadsheet.ts";
import { wordBytes } from "./formats/word.ts";
import { periodFigures } from "./period-figures.ts";
import type { ReportScope } from "./report-scope.ts";

/** Every format of a report, each by its file name's ending. */
export async function reportFiles(
  connection: DuckDBConnection,
  report: ReportDocument,
  scope: ReportScope,
): Promise<Map<string, Uint8Array | string>> {
  const csv = await periodFigures(connection, scope, wordsOf("nb"));
  return new Map<string, Uint8Array | string>([
    ["pdf", pdfBytes(report, "reader")],
    ["arkiv.pdf", pdfBytes(report, "archive")],
    ["docx", await wordBytes(report)],
    ["xlsx", await xlsxBytes(report)],
    ["ods", odsBytes(report)],
    ["html", htmlText(report)],
    ...(csv === undefined ? [] : ([["csv", csv]] as const)),
  ]);
}
