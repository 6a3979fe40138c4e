import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { DataFolder } from "../../loaders/intake/data-folder.ts";
import { appendDurably } from "../../loaders/intake/durable-file.ts";
import { Stopped } from "../../loaders/intake/stopped.ts";
import { reportStep, type ReportStep } from "../../loaders/record/report-step.ts";

const journalOf = (folder: Pick<DataFolder, "record">) => join(folder.record, "report-steps.jsonl");

/** Every step taken with a report, in the order they were. */
export function readSteps(
  folder: Pick<DataFolder, "record">,
  report: { place_id: string; period: string },
): ReportStep[] {
  const path = journalOf(folder);
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, "utf8").split("\n").slice(0, -1);
  return lines
    .map((line, index) => parsed(line, `${path}, linje ${index + 1}`))
    .filter(({ place_id, period }) => place_id === report.place_id && period === report.period);
}

/** Adds a step; what stands there is never changed. */
export async function keepStep(folder: Pick<DataFolder, "record">, step: ReportStep): Promise<void> {
  const path = journalOf(folder);
  mkdirSync(dirname(path), { recursive: true });
  await appendDurably(path, `${JSON.stringify(step)}\n`);
}

function parsed(line: string, where: string): ReportStep {
  try {
    return reportStep.parse(JSON.parse(line));
  } catch {
    throw new Stopped(`${where} kan ikke leses. Listen skal aldri endres for hånd; hent den fra kopi.`);
  }
}
