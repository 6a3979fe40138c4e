import type { DuckDBConnection } from "../../loaders/duckdb.ts";
import type { DataFolder } from "../../loaders/intake/data-folder.ts";
import type { MadeReport } from "../made-report.ts";
import { readSteps } from "../record/report-steps.ts";
import { reportFiles } from "../report-files.ts";
import type { ReportFigures } from "../report-figures.ts";
import { figuresFile, inputsFile, stepsFile, wordsFile } from "./release-folder.ts";

/** The files of a release: every format, and the figures, words, monthly reports and steps that they were made of. */
export async function releaseContents(
  connection: DuckDBConnection,
  folder: Pick<DataFolder, "record">,
  figures: ReportFigures,
  made: MadeReport,
): Promise<Map<string, Uint8Array | string>> {
  const { scope } = figures;
  const formats = await reportFiles(connection, made.document, scope);
  return new Map<string, Uint8Array | string>([
    ...[...formats].map(([ending, content]) => [`report.${ending}`, content] as const),
    [figuresFile, json(figures)],
    [wordsFile, made.markdown],
    [inputsFile, json(figures.reports)],
    [stepsFile, json(readSteps(folder, { place_id: scope.place_id, period: scope.name }))],
    ["changes.json", json(made.since ?? null)],
  ]);
}

function json(content: unknown): string {
  return `${JSON.stringify(content, null, 1)}\n`;
}
