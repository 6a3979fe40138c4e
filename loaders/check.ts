import { readFileSync, statSync } from "node:fs";
import { basename, resolve } from "node:path";
import { parseArgs } from "node:util";
import { Temporal } from "temporal-polyfill";
import { checkFile, toldFindings, type CheckedFile } from "./check/check-file.ts";
import { checkWords, verdictLine } from "./check/check-words.ts";
import { markedWorkbook } from "./check/marked-workbook.ts";
import { findingsShown, receiptHtml } from "./check/receipt.ts";
import { notUnderstood, understood } from "./forms/command-options.ts";
import { isLanguage, type Language } from "./forms/field.ts";
import { norwegianTime } from "./forms/oslo-time.ts";
import { writeAsked } from "./forms/write-asked.ts";
import { existingFolder } from "./intake/data-folder.ts";
import { formsOf } from "./intake/read-report.ts";
import { Stopped, stoppedLine } from "./intake/stopped.ts";
import { readReference } from "./reference/reference.ts";

const usage = `Bruk: npm run check -- <fil> [--language nb|nn] [--marked <fil.xlsx>] [--receipt <fil.html>] [--data <mappe>]`;

process.exitCode = await main();

/** 0 when the report is in order or only warned of, 1 when something must be mended, 2 when the command was not understood. */
async function main(): Promise<number> {
  try {
    const { path, data, language: wanted, marked, receipt } = options();
    const now = Math.floor(Temporal.Now.instant().epochMilliseconds / 1000);
    const reference = readReference(data && existingFolder(data).path);
    const arrival = { name: basename(path), receivedAt: now, reference };
    const file = await checkFile(
      readFileSync(path),
      arrival,
      formsOf(reference, (person) => person),
    );
    const language = wanted ?? file.language;
    process.stdout.write(`${linesOf(file, language).join("\n")}\n`);
    if (marked !== undefined) await writeMarked(marked, file, language);
    if (receipt !== undefined)
      writeAsked(receipt, await receiptHtml(file, { at: norwegianTime(now), occasion: "before" }, language));
    return file.status === "accepted" ? 0 : 1;
  } catch (error) {
    console.error(stoppedLine(error));
    return 2;
  }
}

function options() {
  const { values, positionals } = understood(
    () =>
      parseArgs({
        allowPositionals: true,
        options: {
          language: { type: "string" },
          marked: { type: "string" },
          receipt: { type: "string" },
          data: { type: "string" },
        },
      }),
    usage,
  );
  const [path, more] = positionals;
  if (path === undefined || more !== undefined) throw notUnderstood("Oppgi én fil som skal sjekkes.", usage);
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) throw new Stopped(`Fant ikke filen «${path}».`);
  const { language, marked, receipt } = values;
  for (const copy of [marked, receipt])
    if (copy !== undefined && resolve(copy) === resolve(path))
      throw new Stopped(`${copy} er rapporten selv, og blir ikke skrevet over. Velg et annet navn.`);
  if (language !== undefined && !isLanguage(language))
    throw notUnderstood(`--language skal være nb eller nn, ikke «${language}».`, usage);
  return { ...values, language, path };
}

/** The verdict, and the findings that a person can take in. */
function linesOf(file: CheckedFile, language: Language): string[] {
  const words = checkWords[language];
  const findings = toldFindings(file, language);
  const shown = findings.slice(0, findingsShown);
  return [
    verdictLine(file, "before", language),
    ...shown.map(({ message, severity }) => `  ${words.severity[severity]}: ${message}`),
    ...(shown.length < findings.length ? [words.shows(shown.length, findings.length)] : []),
  ];
}

async function writeMarked(path: string, file: CheckedFile, language: Language): Promise<void> {
  if (file.sheets.length === 0) throw new Stopped(checkWords[language].noRows);
  writeAsked(path, await markedWorkbook(file, "before", language));
}
