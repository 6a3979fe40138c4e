import { parseArgs } from "node:util";
import { Temporal } from "temporal-polyfill";
import type { DataFolder } from "../loaders/intake/data-folder.ts";
import { Stopped, stoppedLine } from "../loaders/intake/stopped.ts";
import { headingsOf, wordsFile, type MadeReport } from "./made-report.ts";
import type { ReportStep } from "../loaders/record/report-step.ts";
import { keepStep } from "./record/report-steps.ts";
import { askedReports, reportOptions, withReports } from "./report-command.ts";
import type { ReportFigures } from "./report-figures.ts";

const usage =
  "Bruk: npm run report:step -- --step bekreftet|levert|godkjent --by <navn> --role <rolle> " +
  "(--region <region> --quarter ÅÅÅÅ-qN | --country --year ÅÅÅÅ) [--data <mappe>]";

const steps: Record<string, ReportStep["step"]> = {
  bekreftet: "confirmed",
  levert: "delivered",
  godkjent: "approved",
};

if (import.meta.filename === process.argv[1]) process.exitCode = await main();

/** 0 when the step was taken, 1 when it is refused, 2 when the command was not understood. */
async function main(): Promise<number> {
  try {
    const values = readOptions();
    const asked = values && askedReports(values);
    const step = steps[values?.step ?? ""];
    const { by, role } = values ?? {};
    if (!asked || step === undefined || !by || !role || asked.place === "all") {
      console.error(usage);
      return 2;
    }
    await withReports(asked, async (_, figures, made) => {
      const refused = await takeStep(asked.folder, { step, by, role }, figures, made);
      if (refused.length > 0)
        throw new Stopped([`Rapporten ble ikke ${values?.step}:`, ...refused].join("\n  "));
      console.log(`${figures.place.name}, ${figures.scope.name}: ${values?.step} av ${by} (${role}).`);
    });
    return 0;
  } catch (error) {
    console.error(stoppedLine(error));
    return 1;
  }
}

function readOptions() {
  try {
    return parseArgs({
      options: {
        ...reportOptions,
        step: { type: "string" },
        by: { type: "string" },
        role: { type: "string" },
      },
    }).values;
  } catch {
    return undefined;
  }
}

/** Keeps a step with the figures and words that it was taken with; or says why it may not be taken. */
export async function takeStep(
  folder: DataFolder,
  step: Pick<ReportStep, "step" | "by" | "role">,
  figures: ReportFigures,
  made: MadeReport,
): Promise<string[]> {
  const refused = refusals(step.step, wordsFile(folder, figures.scope.place_id, figures.scope.name), made);
  if (refused.length > 0) return refused;
  await keepStep(folder, {
    at: Temporal.Now.instant().toString(),
    ...step,
    place_id: figures.scope.place_id,
    period: figures.scope.name,
    figures_sha256: made.figures_sha256,
    words_sha256: made.words_sha256,
    answers: made.answers,
  });
  return [];
}

/** Why a step may not be taken, each a sentence; nothing where it may. */
function refusals(
  step: ReportStep["step"],
  file: string,
  made: Pick<MadeReport, "faults" | "stale" | "unanswered" | "status" | "markdown">,
): string[] {
  if (made.markdown === "") return [`${file} finnes ikke. Lag utkastet først: npm run report.`];
  if (made.faults.length > 0)
    return made.faults.map(({ line, message }) => `${file}, linje ${line}: ${message}`);
  if (step === "confirmed") return [];
  return [
    ...(made.unanswered.length === 0 ? [] : [`Ikke besvart i ${file}: ${headingsOf(made.unanswered)}.`]),
    ...(made.stale.length === 0
      ? []
      : [`Skrevet på eldre tall: ${headingsOf(made.stale)}. Les dem, og ta steget «bekreftet».`]),
    ...(step === "approved" && made.status === "draft"
      ? ["Rapporten er ikke levert slik den er nå: tall eller ord er endret, eller den er aldri levert."]
      : []),
  ];
}
