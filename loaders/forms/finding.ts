import { cellText, type Cell } from "./cell.ts";
import { columnLabel } from "./column-label.ts";
import { type Language } from "./field.ts";
import { maskIdentity } from "./mask-identity.ts";
import { ruleOf, type Severity } from "./rules/rules.ts";
import { saidIn, type Said } from "./said.ts";

/** Something a person would call a mistake, and where it stands. Identities are masked in `found`. */
export interface Finding {
  rule: string;
  /** Where it weighs heavier than the rule says: a row without a month is set aside, a head without one refuses. */
  severity?: Severity;
  sheet: string | null;
  row: number | null;
  /** The key of the column in its form, or the column's own name in a foreign layout. */
  column: string | null;
  found: Said | null;
  expected?: Said;
}

/** A finding as it is told in a language. */
export interface ToldFinding {
  rule: string;
  severity: Severity;
  sheet: string | null;
  row: number | null;
  column: string | null;
  found: string | null;
  expected: string;
  message: string;
}

/** The finding with its severity, what was expected, and the sentence that the sender reads. */
export function told(finding: Finding, fileName: string, language: Language = "nb"): ToldFinding {
  const { rule, sheet, row, column } = finding;
  return {
    rule,
    severity: severityOf(finding),
    sheet,
    row,
    column,
    found: finding.found === null ? null : saidIn(finding.found, language),
    expected: expectedBy(finding, language),
    message: message(finding, fileName, language),
  };
}

/** The severity of a finding: its own, or that of its rule. */
export function severityOf(finding: Finding): Severity {
  return finding.severity ?? ruleOf(finding.rule).severity;
}

function expectedBy({ expected, rule }: Finding, language: Language): string {
  return saidIn(expected ?? ruleOf(rule).words[language].expected, language);
}

const said = {
  nb: { sheet: "ark", row: "rad", found: "fant", expected: "ventet", nothing: "ingenting" },
  nn: { sheet: "ark", row: "rad", found: "fann", expected: "venta", nothing: "ingenting" },
};

/** `oslo_2026-01.xlsx, ark Plasseringer, rad 14, Start: fant «31.02.2026 10:00», ventet …. Uten dato …. Rett …` */
export function message(finding: Finding, fileName: string, language: Language = "nb"): string {
  const { sheet, row, column } = finding;
  const words = said[language];
  const { told: isSentence, words: ruleWords } = ruleOf(finding.rule);
  const { why, remedy } = ruleWords[language];
  const where = [
    maskIdentity(fileName),
    ...(sheet === null || sheet === "" ? [] : [`${words.sheet} ${sheet}`]),
    ...(row === null ? [] : [`${words.row} ${row}`]),
    ...(column === null ? [] : [columnLabel(column, language)]),
  ].join(", ");
  const found = saidFound(finding, language);
  if (isSentence) return `${where}: ${found}. ${why} ${remedy}`;
  return `${where}: ${words.found} ${found}, ${words.expected} ${expectedBy(finding, language)}. ${why} ${remedy}`;
}

// What was found in a cell is quoted; what was found of a whole file, and what is a sentence, is told.
function saidFound({ found, row, rule }: Finding, language: Language): string {
  const text = found === null ? "" : saidIn(found, language);
  if (text === "") return said[language].nothing;
  return row === null || ruleOf(rule).told ? text : `«${text}»`;
}

const longest = 60;

/** A cell as a finding may show it: a date as units type it, not too long, nobody's identity. */
export function foundText(cell: Cell | undefined, column: string | null): string | null {
  const text = cellText(cell);
  if (text === "") return null;
  const masked = maskIdentity(asTyped(text), column);
  return masked.length > longest ? `${masked.slice(0, longest - 1)}…` : masked;
}

/** A workbook keeps dates as numbers; the sender saw a date. */
export function asTyped(text: string): string {
  const found = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}:\d{2})(?::00)?$/.exec(text);
  return found ? `${found[3]}.${found[2]}.${found[1]} ${found[4]}` : text;
}
