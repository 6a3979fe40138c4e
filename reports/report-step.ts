import { parseArgs } from "node:util";
import { Temporal } from "temporal-polyfill";
import { commandEnded } from "../loaders/forms/command-ended.ts";
import { notUnderstood, understood } from "../loaders/forms/command-options.ts";
import { existingFolder, type DataFolder } from "../loaders/intake/data-folder.ts";
import { whileLocked } from "../loaders/intake/lock.ts";
import { Stopped } from "../loaders/intake/stopped.ts";
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

// 0 when the step was taken, 1 when it is refused.
if (import.meta.filename === process.argv[1])
  process.exitCode = await commandEnded(options, async ({ asked, named, taken }) => {
    await whileLocked(existingFolder(asked.folder.path), () =>
      withReports(asked, async (_, figures, made) => {
        const refused = await takeStep(asked.folder, taken, figures, made);
        if (refused.length > 0) throw new Stopped([`Rapporten ble ikke ${named}:`, ...refused].join("\n  "));
        console.log(`${figures.place.name}, ${figures.scope.name}: ${named} av ${taken.by} (${taken.role}).`);
      }),
    );
    return 0;
  });

function options() {
  const { values } = understood(
    () =>
      parseArgs({
        options: {
          ...reportOptions,
          step: { type: "string" },
          by: { type: "string" },
          role: { type: "string" },
        },
      }),
    usage,
  );
  const { step: named = "", by, role } = values;
  const step = steps[named];
  if (step === undefined)
    throw notUnderstood(`--step skal være ${Object.keys(steps).join(", ")}, ikke «${named}».`, usage);
  if (!by || !role) throw notUnderstood("Si hvem som tar steget med --by og --role.", usage);
  const asked = askedReports(values, usage);
  if (asked.place === "all") throw notUnderstood("Et steg tas for én rapport om gangen, ikke --all.", usage);
  return { asked, named, taken: { step, by, role } };
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
