import { cellText, type Sheet } from "../forms/cell.ts";
import { type Language } from "../forms/field.ts";
import { type ToldFinding } from "../forms/finding.ts";
import { columnLabel } from "../forms/column-label.ts";
import { ruleOf, type Severity } from "../forms/rules/rules.ts";
import { writeWorkbook, type CellStyle, type CellValue, type WriteSheet } from "../readers/workbook.ts";
import { toldFindings, type CheckedFile } from "./check-file.ts";
import { checkWords, verdictLine, type Occasion } from "./check-words.ts";
import { findingCell } from "./finding-cell.ts";
import { columnsOf, sheetAsSent } from "./sheet-as-sent.ts";

/** The report's own rows as a workbook, each cell with a finding coloured and commented, after a sheet that lists them. */
export function markedWorkbook(
  file: CheckedFile,
  occasion: Occasion,
  language: Language,
): Promise<Uint8Array> {
  const findings = toldFindings(file, language);
  const names = namesInWorkbook([...file.sheets.map(({ name }) => name), checkWords[language].findings]);
  const own = file.sheets.map((sheet, at) => ({
    ...markedSheet(sheet, findings, language),
    name: names[at] ?? "",
  }));
  return writeWorkbook([
    { ...listSheet(file, findings, occasion, language), name: names.at(-1) ?? "" },
    ...own,
  ]);
}

const longestName = 31;

/** What sheets of these names can be called in a workbook: no two alike, whatever their case. */
function namesInWorkbook(given: readonly string[]): string[] {
  const taken = new Set<string>();
  return given.map((asSent) => {
    const name = cellText(asSent.replaceAll(/[[\]:*?/\\]/g, " ")).slice(0, longestName) || "Ark";
    let own = name;
    for (let number = 2; taken.has(own.toLowerCase()); number++)
      own = `${name.slice(0, longestName - ` ${number}`.length)} ${number}`;
    taken.add(own.toLowerCase());
    return own;
  });
}

const fills: Record<Severity, string> = {
  refuses: "F4B183",
  sets_aside: "F8CBAD",
  warns: "FFE699",
  notes: "DDEBF7",
};

function markedSheet(sheet: Sheet, findings: ToldFinding[], language: Language): Omit<WriteSheet, "name"> {
  const { rows, dates } = sheetAsSent(sheet);
  const cells = new Map<string, { style: CellStyle; comment?: { text: string; author: string } }>(
    [...dates].map(([place, style]) => [place, { style }]),
  );
  for (const finding of findings.toReversed()) {
    const place = finding.sheet === sheet.name ? findingCell(sheet, finding) : undefined;
    if (!place) continue;
    const key = `${Math.max(0, place.row - 1)},${place.at}`;
    const before = cells.get(key);
    const text = [commentOf(finding, language), ...(before?.comment ? [before.comment.text] : [])].join(
      "\n\n",
    );
    cells.set(key, {
      style: {
        ...before?.style,
        fill: { type: "pattern", pattern: "solid", fgColor: { rgb: fills[finding.severity] } },
      },
      comment: { text, author: checkWords[language].receipt },
    });
  }
  return {
    columns: columnsOf(rows),
    rows,
    cells,
  };
}

function commentOf({ rule, message, severity }: ToldFinding, language: Language): string {
  const { title, why, remedy } = ruleOf(rule).words[language];
  const rest = message
    .slice(message.indexOf(": ") + 2)
    .replace(` ${why}`, "")
    .replace(` ${remedy}`, "");
  return `${title} (${checkWords[language].severity[severity]}): ${rest}\n${why}\n${remedy}`;
}

function listSheet(
  file: CheckedFile,
  findings: ToldFinding[],
  occasion: Occasion,
  language: Language,
): Omit<WriteSheet, "name"> {
  const words = checkWords[language];
  const { severity, found, expected, why, remedy } = words.columns;
  const header = [severity, words.sheet, words.row, "", found, expected, why, remedy];
  const bold: CellStyle = { font: { bold: true } };
  const wrapped: CellStyle = { alignment: { wrapText: true, vertical: "top" } };
  const rows = findings.map((finding): CellValue[] => [
    words.severity[finding.severity],
    finding.sheet,
    finding.row,
    finding.column === null ? null : columnLabel(finding.column, language),
    finding.found ?? words.nothing,
    finding.expected,
    ruleOf(finding.rule).words[language].why,
    ruleOf(finding.rule).words[language].remedy,
  ]);
  const above: CellValue[][] = [[verdictLine(file, occasion, language)], [file.name], []];
  const cells = new Map<string, { style: CellStyle }>([["0,0", { style: bold }]]);
  for (const at of header.keys()) {
    cells.set(`${above.length},${at}`, { style: bold });
    for (const row of rows.keys()) cells.set(`${above.length + 1 + row},${at}`, { style: wrapped });
  }
  return {
    columns: [18, 14, 6, 20, 40, 40, 50, 50].map((width) => ({ width })),
    rows: [...above, header, ...rows],
    cells,
    freezePane: { rows: above.length + 1 },
  };
}
