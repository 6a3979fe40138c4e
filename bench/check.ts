import { goodReport } from "../loaders/check/mutants/good-report.ts";
import { kindsInRows, planted } from "../loaders/check/mutants/planted.ts";
import { checkFile, toldFindings } from "../loaders/check/check-file.ts";
import { unitReport } from "../loaders/forms/unit-report.ts";
import { writeWorkbook } from "../loaders/forms/write-report.ts";
import { at } from "../loaders/intake/test-folder.ts";
import { formsOf } from "../loaders/intake/read-report.ts";
import { codeLists, readReference } from "../loaders/reference/reference.ts";
import { type Step } from "./step.ts";

const rows = 500;

/** What it takes to tell a sender of a workbook of 500 rows: one without mistakes, and one with a mistake in each row. */
export async function* checkSteps(): AsyncGenerator<Step> {
  const reference = readReference();
  const forms = formsOf(reference, (person) => person);
  const form = unitReport(codeLists(reference));
  const report = goodReport(1, rows);
  const mistakes = report.plasseringer.flatMap((_, row) => planted(row % kindsInRows, report, row).typed);
  for (const [what, typed] of [
    ["without mistakes", []],
    ["with a mistake in each row", mistakes],
  ] as const) {
    const bytes = await writeWorkbook(report, form, "nb", typed);
    const before = process.cpuUsage();
    const arrival = { name: "oslo-enhet_2026-03.xlsx", receivedAt: at("2026-04-09T10:00"), reference };
    const told = toldFindings(await checkFile(bytes, arrival, forms), "nb");
    const { user, system } = process.cpuUsage(before);
    if (told.length > 0 !== typed.length > 0) throw new Error(`${told.length} findings ${what}`);
    yield { step: `check of ${rows} rows ${what}: processor time`, seconds: (user + system) / 1e6, limit: 2 };
  }
}
