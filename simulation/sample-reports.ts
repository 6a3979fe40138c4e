import { createHash } from "node:crypto";
import type { ParsedUnitReport } from "../loaders/forms/parse-report.ts";
import { arrivalOf, fateOf, type Reading } from "../loaders/intake/arrivals.ts";
import type { ReadLine } from "../loaders/intake/fill-raw.ts";
import { readReport, reportOfParsed } from "../loaders/intake/read-report.ts";
import type { RegisterLine } from "../loaders/intake/register.ts";
import { codeLists } from "../loaders/reference/reference.ts";
import type { Faulty } from "../loaders/sample/faults.ts";
import type { Delivery } from "../loaders/sample/monthly-reports.ts";
import type { Norway } from "../loaders/sample/norway.ts";
import { unitFiles, type SampleFile } from "../loaders/sample/sample-files.ts";

/**
 * The unit reports of a made-up nation as a load reads them. A report that nothing is wrong with is read back cell by
 * cell as it was sent (a test of the sample holds it to that), so only those broken on purpose are written and read.
 */
export async function readSampleReports(
  nation: Norway,
  { months }: Faulty,
  reading: Omit<Reading, "key">,
): Promise<ReadLine[]> {
  const broken = months.flatMap(({ unit, month, course, deliveries }) => {
    const own = deliveries.filter(({ typed, instead }) => typed.length > 0 || instead !== null);
    return own.length === 0 ? [] : [{ unit, month, course, deliveries: own }];
  });
  const written = unitFiles(nation, broken, codeLists(reading.reference));
  const whole = months
    .flatMap(({ deliveries }) => deliveries)
    .filter(({ typed, instead }) => typed.length === 0 && instead === null);
  const read = await Promise.all(written.map((file) => readLine(file, reading)));
  return [...read, ...whole.map((delivery) => lineOf(delivery, reading))];
}

async function readLine(file: SampleFile, reading: Omit<Reading, "key">): Promise<ReadLine> {
  const bytes = await file.bytes();
  const line = arrived(file.name, file.received_at);
  const report = await readReport(bytes, arrivalOf(line, reading), reading.forms, undefined);
  // Of a file with a number in it only the line is kept.
  if (fateOf(report) === "gone") return { line: { ...line, name: null }, report };
  return { line: { ...line, made_up: report.made_up }, report };
}

function lineOf({ name, received_at, report }: Delivery, reading: Omit<Reading, "key">): ReadLine {
  const line = { ...arrived(`${name}.xlsx`, received_at), made_up: true };
  return { line, report: reportOfParsed(parsed(report), "Rapport", arrivalOf(line, reading), reading.forms) };
}

/** The line of the register; names are as unlike each other as the bytes. */
function arrived(name: string, received_at: number): RegisterLine {
  return {
    sha256: createHash("sha256").update(name).digest("hex"),
    name,
    size: 0,
    received_at: new Date(received_at * 1000).toISOString(),
    made_up: null,
  };
}

function parsed({ hode, plasseringer, vedtak }: Delivery["report"]): ParsedUnitReport {
  return {
    hode,
    plasseringer: plasseringer.map((values, at) => ({ sheet: "Plasseringer", row: at + 2, values })),
    trukket: [],
    vedtak: vedtak.map((values, at) => ({ sheet: "Vedtak", row: at + 2, values })),
    rowsRead: { plasseringer: plasseringer.length, vedtak: vedtak.length },
    findings: [],
  };
}
