import type { DuckDBConnection } from "../loaders/duckdb.ts";
import { wordsOf } from "../src/words/words.ts";
import type { ReportDocument } from "./document/document.ts";
import { html } from "./formats/html.ts";
import { pdf } from "./formats/pdf.ts";
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
    ["pdf", pdf(report, "reader")],
    ["arkiv.pdf", pdf(report, "archive")],
    ["docx", await wordBytes(report)],
    ["html", html(report)],
    ...(csv === undefined ? [] : ([["csv", csv]] as const)),
  ]);
}
