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
  const own = file.sheets.map((sheet) => markedSheet(sheet, findings, language));
  return writeWorkbook([listSheet(file, findings, occasion, language), ...own]);
}

const fills: Record<Severity, string> = {
  refuses: "F4B183",
  sets_aside: "F8CBAD",
  warns: "FFE699",
  notes: "DDEBF7",
};

function markedSheet(sheet: Sheet, findings: ToldFinding[], language: Language): WriteSheet {
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
    name: sheet.name === "" ? "Ark 1" : sheet.name.slice(0, 31),
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
): WriteSheet {
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
    name: freeName(words.findings, file.sheets),
    columns: [18, 14, 6, 20, 40, 40, 50, 50].map((width) => ({ width })),
    rows: [...above, header, ...rows],
    cells,
    freezePane: { rows: above.length + 1 },
  };
}

function freeName(name: string, sheets: Sheet[]): string {
  return sheets.some((sheet) => cellText(sheet.name).toLowerCase() === name.toLowerCase())
    ? `${name} 2`
    : name;
}
