import { join } from "node:path";
import { run } from "./program.ts";
import type { Step } from "./step.ts";

/** One quarter of all five regions and the country's year, in both written languages and every format. */
export function* reportSteps(folder: string, project: string): Generator<Step> {
  const data = join(folder, "norway");
  const out = join(folder, "reports");
  const options = (language: string) => ["--data", data, "--out", out, "--language", language];
  let seconds = 0;
  for (const language of ["nb", "nn"]) {
    seconds += run(
      "reports/report.ts",
      ["--all", "--quarter", "2026-q3", ...options(language)],
      project,
    ).seconds;
    seconds += run(
      "reports/report.ts",
      ["--country", "--year", "2025", ...options(language)],
      project,
    ).seconds;
  }
  yield { step: "reports of five regions and the country, nb and nn, all formats", seconds, limit: 60 };
}
