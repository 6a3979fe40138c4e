import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { checkedReport } from "../check/check-file.ts";
import { markedWorkbook } from "../check/marked-workbook.ts";
import { receiptHtml } from "../check/receipt.ts";
import { type Finding } from "../forms/finding.ts";
import { maskIdentity } from "../forms/mask-identity.ts";
import { norwegianTime } from "../forms/oslo-time.ts";
import { secondsOf, type InboxArrival } from "./arrivals.ts";
import { type DataFolder } from "./data-folder.ts";
import { readableSheets } from "./readable-sheets.ts";

/**
 * A receipt for each file that was read, with what it shows together with the other reports too, in the folder of `receipts` that answers to its folder of the inbox; beside it
 * the marked workbook where there is something to mend. A file sent again under its name has the last word.
 */
export async function writeReceipts(
  folder: DataFolder,
  arrivals: InboxArrival[],
  across: Map<string, Finding[]>,
): Promise<void> {
  for (const { file, line, report: read, bytes } of arrivals) {
    if (!read) continue;
    const report = { ...read, findings: [...read.findings, ...(across.get(line.sha256) ?? [])] };
    const path = join(folder.receipts, ...maskIdentity(file.name).split("/").filter(isFolderName));
    // Of a report with nothing to mend no row is shown, so it need not be read again.
    const sheets = bytes && report.findings.length > 0 ? await readableSheets(file.name, bytes) : [];
    const checked = checkedReport(file.name, report, sheets);
    const { language } = checked;
    const at = norwegianTime(secondsOf(line.received_at));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(`${path}.html`, await receiptHtml(checked, { at, occasion: "after" }, language));
    const marked = `${path}.merket.xlsx`;
    if (checked.sheets.length > 0) writeFileSync(marked, await markedWorkbook(checked, "after", language));
    else if (existsSync(marked)) rmSync(marked);
  }
}

function isFolderName(part: string): boolean {
  return part !== "" && part !== "." && part !== "..";
}
