import { columnLabel } from "../forms/column-label.ts";
import { type Language } from "../forms/field.ts";
import { type ToldFinding } from "../forms/finding.ts";
import { ruleOf } from "../forms/rules/rules.ts";
import { escapedText } from "./escaped-text.ts";
import { toldFindings, type CheckedFile } from "./check-file.ts";
import { checkWords, verdictLine, type Occasion } from "./check-words.ts";

/** So many findings a person can take in; the marked workbook has them all. */
export const findingsShown = 50;

/** The receipt of a file as a page that needs nothing else and can do nothing: status and next step come first. */
export async function receiptHtml(
  file: CheckedFile,
  { at, occasion }: { at: string; occasion: Occasion },
  language: Language,
): Promise<string> {
  const words = checkWords[language];
  const verdict = verdictLine(file, occasion, language);
  const findings = toldFindings(file, language);
  const policy = `default-src 'none'; style-src '${await hashOf(style)}'; base-uri 'none'; form-action 'none'`;
  const facts = [
    [words.file, file.name],
    [occasion === "before" ? words.checked : words.received, at],
    [words.rows, words.rowsRead(file.rows_read, file.rows_set_aside)],
  ];
  return [
    `<!doctype html>`,
    `<html lang="${language}">`,
    `<head>`,
    `<meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    `<meta name="viewport" content="width=device-width, initial-scale=1">`,
    `<meta name="referrer" content="no-referrer">`,
    `<title>${escapedText(`${words.receipt}: ${file.name}`)}</title>`,
    `<style>${style}</style>`,
    `</head>`,
    `<body>`,
    `<main>`,
    `<h1>${escapedText(verdict)}</h1>`,
    ...(file.made_up ? [`<p><strong>${words.madeUp}</strong></p>`] : []),
    `<dl>${facts.map(([name = "", said = ""]) => `<dt>${escapedText(name)}</dt><dd>${escapedText(said)}</dd>`).join("")}</dl>`,
    `<h2>${words.findings}</h2>`,
    ...listOf(file, findings, language),
    `</main>`,
    `</body>`,
    `</html>`,
    ``,
  ].join("\n");
}

function listOf(file: CheckedFile, findings: ToldFinding[], language: Language): string[] {
  const words = checkWords[language];
  if (findings.length === 0) return [`<p>${words.none}</p>`];
  const shown = findings.slice(0, findingsShown);
  const hidden = findings.length > shown.length;
  return [
    ...(hidden ? [`<p>${words.shows(shown.length, findings.length)} ${words.rest}</p>`] : []),
    `<ol>`,
    ...shown.map((finding) => `<li>${findingHtml(finding, language)}</li>`),
    `</ol>`,
    ...(file.findings.some(({ rule }) => rule === "national-id") ? [`<p>${words.noCopy}</p>`] : []),
  ];
}

function findingHtml(finding: ToldFinding, language: Language): string {
  const words = checkWords[language];
  const { title, why, remedy } = ruleOf(finding.rule).words[language];
  const parts = [
    [words.columns.where, whereOf(finding, language)],
    ...foundAndExpected(finding, language),
    [words.columns.why, why],
    [words.columns.remedy, remedy],
  ];
  return (
    `<h3>${escapedText(title)} <small>${words.severity[finding.severity]}</small></h3>` +
    `<dl>${parts.map(([name = "", said = ""]) => `<dt>${escapedText(name)}</dt><dd>${escapedText(said)}</dd>`).join("")}</dl>`
  );
}

/** What was found and what was expected, each with its label; what is a sentence of its own says both. */
export function foundAndExpected(finding: ToldFinding, language: Language): [label: string, said: string][] {
  const words = checkWords[language];
  const found = finding.found ?? words.nothing;
  if (ruleOf(finding.rule).told)
    return [[words.findings, `${found.charAt(0).toUpperCase()}${found.slice(1)}`]];
  return [
    [words.columns.found, found],
    [words.columns.expected, finding.expected],
  ];
}

/** Sheet, row and column of a finding; the file itself where it has none. */
export function whereOf({ sheet, row, column }: ToldFinding, language: Language): string {
  const words = checkWords[language];
  const parts = [
    ...(sheet === null || sheet === "" ? [] : [`${words.sheet} ${sheet}`]),
    ...(row === null ? [] : [`${words.row} ${row}`]),
    ...(column === null ? [] : [columnLabel(column, language)]),
  ];
  return parts.length === 0 ? words.file.toLowerCase() : parts.join(", ");
}

const style =
  "body{font:1rem/1.5 system-ui,sans-serif;margin:2rem auto;max-width:46rem;padding:0 1rem;color:#1a1a1a;background:#fff;overflow-wrap:anywhere}" +
  "h1{font-size:1.4rem}h3{font-size:1rem;margin:0}small{font-weight:400}dl{display:grid;grid-template-columns:10rem 1fr;gap:.2rem 1rem}" +
  "dd{margin:0}li{border-top:1px solid #767676;padding:.8rem 0}" +
  "@media(max-width:30rem){dl{display:block}dt{font-weight:600}}" +
  "@media(prefers-color-scheme:dark){body{color:#eee;background:#1a1a1a}}";

async function hashOf(text: string): Promise<string> {
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return `sha256-${btoa(String.fromCharCode(...new Uint8Array(hash)))}`;
}
