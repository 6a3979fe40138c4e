import { cellText, type Cell, type Sheet } from "../../forms/cell.ts";
import { sheetsOf } from "../../forms/sheets-of.ts";
import { codeLists, readReference } from "../../reference/reference.ts";
import { unitReport, type UnitReport } from "../../forms/unit-report.ts";
import { writeCsv, writeJson, writeWorkbook } from "../../forms/write-report.ts";
import { at } from "../../intake/test-folder.ts";
import { formsOf } from "../../intake/read-report.ts";
import { readFile } from "../../readers/read-file.ts";
import { writeWorkbook as writeSheets } from "../../readers/workbook.ts";
import { stream } from "../../sample/random.ts";
import { checkFile, type CheckedFile } from "../check-file.ts";
import { goodReport } from "./good-report.ts";
import { kinds, planted, type Planted } from "./planted.ts";

const reference = readReference();
const forms = formsOf(reference, (person) => person);
const form = unitReport(codeLists(reference));
const formats = ["xlsx", "csv", "json"] as const;

const style = { separator: ";", encoding: "utf-8", bom: true, dateStyle: "norwegian" } as const;

/** What is planted in a report before it is written. */
type Change = Pick<Planted, "typed" | "report" | "file" | "sheets">;

/** A report with something planted in it as a file, in the format of its number. */
export async function mutantFile(good: UnitReport, change: Change, number: number) {
  const { typed, report = good, file = "oslo-enhet_2026-03", sheets } = change;
  const format = formats[number % formats.length] ?? "xlsx";
  if (sheets) return changedSheets(await writeWorkbook(report, form, "nb", typed), sheets, file, format);
  const bytes =
    format === "xlsx"
      ? await writeWorkbook(report, form, "nb", typed)
      : format === "json"
        ? writeJson(report, form, typed)
        : writeCsv(report, form, "nb", style, typed);
  return { name: `${file}.${format}`, bytes };
}

/** A workbook with its sheets changed, as a workbook or as text: of the three formats those that have sheets. */
async function changedSheets(
  workbook: Uint8Array,
  change: NonNullable<Planted["sheets"]>,
  file: string,
  format: (typeof formats)[number],
) {
  const sheets = change(sheetsOf(await readFile("r.xlsx", workbook)));
  if (format !== "csv") return { name: `${file}.xlsx`, bytes: await writeSheets(sheets.map(asWritten)) };
  const lines = sheets.flatMap((sheet) => [[sheet.name], ...asWritten(sheet).rows, []]);
  const text = lines.map((cells) => cells.map((cell) => quoted(cellText(cell))).join(";")).join("\r\n");
  return { name: `${file}.csv`, bytes: new TextEncoder().encode(text) };
}

/** A sheet with its rows where they were, blank ones between them. */
function asWritten({ name, rows }: Sheet): { name: string; rows: Cell[][] } {
  const last = rows.at(-1)?.row ?? 0;
  const byNumber = new Map(rows.map(({ row, cells }) => [row, cells]));
  return { name, rows: Array.from({ length: last }, (_, index) => byNumber.get(index + 1) ?? []) };
}

function quoted(text: string): string {
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A file as the check finds it, by its report, what is planted in it and the number of its format. */
async function checkedMutant(report: UnitReport, change: Change, number: number): Promise<CheckedFile> {
  const { name, bytes } = await mutantFile(report, change, number);
  return checkFile(bytes, { name, receivedAt: at("2026-04-09T10:00"), reference }, forms);
}

/** Of mutants made from these seeds, those whose mistake was not told at its cell. A file that makes the check stop is an error. */
export async function untold(count: number, rows: number): Promise<string[]> {
  const missed: string[] = [];
  for (let seed = 0; seed < count; seed++) {
    const random = stream(seed, "mutant");
    const report = goodReport(seed, rows);
    const mistake = planted(seed % kinds, report, random.integer(rows));
    // Every kind comes in one format after the other, however many kinds there are.
    const file = await checkedMutant(report, mistake, Math.floor(seed / kinds));
    if (!isTold(file, mistake)) missed.push(`${seed}: ${mistake.name}`);
  }
  return missed;
}

/** Whether a file's planted mistake is told by a rule that fits it, at its cell. */
function isTold({ findings, sheets }: CheckedFile, { rules, column, row }: Planted): boolean {
  return findings.some((finding) => {
    if (!rules.includes(finding.rule) || finding.column !== column) return false;
    const own = sheets.find(({ name }) => name === finding.sheet)?.rows ?? [];
    return row === null || finding.row === own.findLast(({ cells }) => cellText(cells[0]) === row)?.row;
  });
}

/** What was found in good reports made from these seeds. */
export async function foundInGood(count: number, rows: number): Promise<string[]> {
  const found: string[] = [];
  for (let seed = 0; seed < count; seed++) {
    const file = await checkedMutant(goodReport(seed, rows), { typed: [] }, seed);
    found.push(...file.findings.map(({ rule, column }) => `${seed}: ${rule} ${column}`));
  }
  return found;
}
