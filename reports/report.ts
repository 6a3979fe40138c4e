import { existsSync, mkdirSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { parseArgs } from "node:util";
import { Temporal } from "temporal-polyfill";
import { commandEnded } from "../loaders/forms/command-ended.ts";
import { understood } from "../loaders/forms/command-options.ts";
import type { DataFolder } from "../loaders/intake/data-folder.ts";
import { writeDurably } from "../loaders/intake/durable-file.ts";
import { Stopped } from "../loaders/intake/stopped.ts";
import { headingsOf, madeReport, wordsFile, type MadeReport } from "./made-report.ts";
import { questionsOf, template } from "./officer/questions.ts";
import { keepStep } from "./record/report-steps.ts";
import { askedReports, reportOptions, withReports } from "./report-command.ts";
import type { ReportFigures } from "./report-figures.ts";
import { reportFiles } from "./report-files.ts";
import { reportWords } from "./words/report-words.ts";

const usage =
  "Bruk: npm run report -- (--region <region> | --all) --quarter ÅÅÅÅ-qN, eller --country --year ÅÅÅÅ; " +
  "[--language nb|nn] [--data <mappe>] [--out <mappe>]";

// 0 when every report was written.
if (import.meta.filename === process.argv[1])
  process.exitCode = await commandEnded(options, async (asked) => {
    const out = asked.out ?? join(asked.folder.path, "reports");
    await withReports(asked, async (connection, figures, first) => {
      const made =
        first.markdown === ""
          ? await begun(asked.folder, figures, first, () =>
              madeReport(connection, asked.folder, figures, first.document.language),
            )
          : first;
      stopAtFaults(asked.folder, figures, made);
      const files = await reportFiles(connection, made.document, figures.scope);
      mkdirSync(out, { recursive: true });
      const name = `${figures.scope.place_id}_${figures.scope.name}${figures.made_up ? "_eksempeldata" : ""}_${made.document.language}`;
      for (const [ending, content] of files) await writeDurably(join(out, `${name}.${ending}`), content);
      console.log(`Skrev ${join(out, name)} (${[...files.keys()].join(", ")}).`);
      for (const line of remarks(asked.folder, figures, made)) console.log(`  ${line}`);
    });
    return 0;
  });

function options() {
  const { values } = understood(
    () => parseArgs({ options: { ...reportOptions, out: { type: "string" } } }),
    usage,
  );
  return { ...askedReports(values, usage), out: values.out };
}

/** Gives the officer a file to write in, and keeps which figures it was begun with. */
export async function begun(
  folder: DataFolder,
  figures: ReportFigures,
  { document, figures_sha256, words_sha256 }: MadeReport,
  again: () => Promise<MadeReport>,
): Promise<MadeReport> {
  const words = reportWords(document.language);
  const path = wordsFile(folder, figures.scope.place_id, figures.scope.name);
  if (existsSync(path)) throw new Stopped(`${path} er tom. Slett den, så blir malen skrevet på nytt.`);
  mkdirSync(dirname(path), { recursive: true });
  await writeDurably(path, template(questionsOf(figures, words), words));
  const made = await again();
  await keepStep(folder, {
    at: Temporal.Now.instant().toString(),
    step: "begun",
    by: "npm run report",
    role: "mal",
    place_id: figures.scope.place_id,
    period: figures.scope.name,
    figures_sha256,
    words_sha256,
    answers: made.answers,
  });
  return again();
}

/** A report whose words cannot be read is not written. */
function stopAtFaults(folder: DataFolder, { scope }: ReportFigures, { faults }: MadeReport): void {
  if (faults.length === 0) return;
  const path = wordsFile(folder, scope.place_id, scope.name);
  throw new Stopped(faults.map(({ line, message }) => `${path}, linje ${line}: ${message}`).join("\n"));
}

/** What is left before the report can be delivered. */
function remarks(folder: DataFolder, { scope }: ReportFigures, made: MadeReport): string[] {
  const path = wordsFile(folder, scope.place_id, scope.name);
  return [
    ...(made.unanswered.length === 0
      ? []
      : [`Ikke besvart i ${relative("", path)}: ${headingsOf(made.unanswered)}.`]),
    ...(made.stale.length === 0 ? [] : [`Skrevet på eldre tall, må bekreftes: ${headingsOf(made.stale)}.`]),
    ...made.stray.map(({ line, message }) => `${relative("", path)}, linje ${line}: ${message}`),
  ];
}
