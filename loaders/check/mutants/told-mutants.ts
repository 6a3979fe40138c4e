import { cellText } from "../../forms/cell.ts";
import { codeLists, readReference } from "../../reference/reference.ts";
import { unitReport, type UnitReport } from "../../forms/unit-report.ts";
import { writeCsv, writeJson, writeWorkbook, type TypedCell } from "../../forms/write-report.ts";
import { at } from "../../intake/test-folder.ts";
import { formsOf } from "../../intake/read-report.ts";
import { stream } from "../../sample/random.ts";
import { checkFile, type CheckedFile } from "../check-file.ts";
import { goodReport } from "./good-report.ts";
import { kinds, planted, type Planted } from "./planted.ts";

const reference = readReference();
const forms = formsOf(reference, (person) => person);
const form = unitReport(codeLists(reference));
const formats = ["xlsx", "csv", "json"] as const;

/** The bytes of a report in one of the three formats. */
function written(report: UnitReport, typed: TypedCell[], format: (typeof formats)[number]) {
  if (format === "xlsx") return writeWorkbook(report, form, "nb", typed);
  if (format === "json") return writeJson(report, form, typed);
  const style = { separator: ";", encoding: "utf-8", bom: true, dateStyle: "norwegian" } as const;
  return writeCsv(report, form, "nb", style, typed);
}

/** A report with planted cells as a file, in the format of its number. */
export async function mutantFile(report: UnitReport, typed: TypedCell[], number: number) {
  const format = formats[number % formats.length] ?? "xlsx";
  return { name: `oslo-enhet_2026-03.${format}`, bytes: await written(report, typed, format) };
}

/** A file as the check finds it, by its report, its planted cells and the number of its format. */
async function checkedMutant(report: UnitReport, typed: TypedCell[], number: number): Promise<CheckedFile> {
  const { name, bytes } = await mutantFile(report, typed, number);
  return checkFile(bytes, { name, receivedAt: at("2026-04-09T10:00"), reference }, forms);
}

/** Of mutants made from these seeds, those whose mistake was not told at its cell. A file that makes the check stop is an error. */
export async function untold(count: number, rows: number): Promise<string[]> {
  const missed: string[] = [];
  for (let seed = 0; seed < count; seed++) {
    const random = stream(seed, "mutant");
    const report = goodReport(seed, rows);
    const mistake = planted(seed % kinds, report, random.integer(rows));
    const file = await checkedMutant(report, mistake.typed, seed);
    if (!isTold(file, mistake)) missed.push(`${seed}: ${mistake.name}`);
  }
  return missed;
}

/** Whether a file's planted mistake is told by a rule that fits it, at its cell. */
function isTold(file: CheckedFile, { rules, column, row }: Planted): boolean {
  const line = row === null ? undefined : rowOf(file, `V-${row + 1}`);
  return file.findings.some(
    (finding) =>
      rules.includes(finding.rule) && finding.column === column && (row === null || finding.row === line),
  );
}

function rowOf({ sheets }: CheckedFile, id: string): number | undefined {
  return sheets.flatMap(({ rows }) => rows).find(({ cells }) => cellText(cells[0]) === id)?.row;
}

/** What was found in good reports made from these seeds. */
export async function foundInGood(count: number, rows: number): Promise<string[]> {
  const found: string[] = [];
  for (let seed = 0; seed < count; seed++) {
    const file = await checkedMutant(goodReport(seed, rows), [], seed);
    found.push(...file.findings.map(({ rule, column }) => `${seed}: ${rule} ${column}`));
  }
  return found;
}
