import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Temporal } from "temporal-polyfill";
import { builtDatabase } from "../loaders/built-database.ts";
import type { DuckDBConnection } from "../loaders/duckdb.ts";
import type { DataFolder } from "../loaders/intake/data-folder.ts";
import { pseudonym } from "../loaders/forms/pseudonym.ts";
import { at, csv, load, newFolder, put } from "../loaders/intake/test-folder.ts";
import { madeReport, wordsFile, type MadeReport } from "./made-report.ts";
import { released } from "./release.ts";
import { takeStep } from "./report-step.ts";
import { begun } from "./report.ts";
import { readReportFigures, type ReportFigures } from "./report-figures.ts";
import { periodOf, type ReportScope } from "./report-scope.ts";

/** The report that the tests follow from its template to its second edition. */
export const reportScope = scopeOf("region-sor", "2026-q1");

/** The report of a place and period. */
export function scopeOf(place_id: string, name: string): ReportScope {
  const period = periodOf(name);
  if (period === undefined) throw new Error(`no such period: ${name}`);
  return { place_id, ...period };
}

const placesOfMo = `mo,prison,Mo fengsel,region-sor,,,,,,false,,,oppdiktet,
mo-enhet,unit,Mo fengsel,mo,,,,high,false,false,100,,oppdiktet,
`;

/** A folder where Vik has two units and Mo one, each with reports of the quarter, but for Vik's second in March. */
export async function reportedQuarter(): Promise<ReturnType<typeof newFolder>> {
  const folder = newFolder();
  const places = join(folder.reference, "places.csv");
  writeFileSync(places, `${readFileSync(places, "utf8")}${placesOfMo}`);
  for (const [unit, months] of [
    ["vik-a", ["01", "02", "03"]],
    ["vik-b", ["01", "02"]],
    ["mo-enhet", ["01", "02", "03"]],
  ] as const)
    for (const month of months) put(folder, `${unit}_${month}.csv`, monthOf(unit, month, 1, 1));
  await load(folder);
  return folder;
}

/** Vik's first unit corrects February, from one stay to three; its second sends March, with one. */
export async function correctedQuarter(folder: DataFolder): Promise<void> {
  put(folder, "vik-a_02_v2.csv", monthOf("vik-a", "02", 2, 3));
  put(folder, "vik-b_03.csv", monthOf("vik-b", "03", 1, 1));
  await load(folder, { now: Temporal.Instant.from("2026-05-02T10:00:00Z") });
}

/** A month with so many stays of a day each. */
function monthOf(unit: string, month: string, version: number, stays: number): Uint8Array {
  return csv({
    head: { enhet: unit, maned: `2026-${month}`, versjon: version, sendt: at(`2026-04-0${version}T10:00`) },
    placements: Array.from({ length: stays }, (_, i) => ({
      plassering: `${unit}-${month}-${i}`,
      person: pseudonym(`${unit}-${month}-${i}`, "nøkkel"),
      start: at(`2026-${month}-1${i}T10:00`),
      slutt: at(`2026-${month}-1${i + 1}T09:00`),
    })),
  });
}

type Work<T> = (connection: DuckDBConnection, figures: ReportFigures, made: MadeReport) => Promise<T>;

/** Does something with the report as it is now. */
export const withReport = <T>(folder: DataFolder, work: Work<T>): Promise<T> =>
  withReportOf(reportScope, folder, work);

async function withReportOf<T>(scope: ReportScope, folder: DataFolder, work: Work<T>): Promise<T> {
  const { connection, close } = await builtDatabase(folder.path);
  try {
    const figures = await readReportFigures(connection, scope);
    if (figures === undefined) throw new Error("no figures of the report");
    return await work(connection, figures, await madeReport(connection, folder, figures, "nb"));
  } finally {
    close();
  }
}

/** Begins the report's words, and answers every question. */
export const answerAll = (folder: DataFolder): Promise<void> => answerAllOf(reportScope, folder);

async function answerAllOf(scope: ReportScope, folder: DataFolder): Promise<void> {
  await withReportOf(scope, folder, (connection, figures, made) =>
    begun(folder, figures, made, () => madeReport(connection, folder, figures, "nb")),
  );
  const path = wordsFile(folder, scope.place_id, scope.name);
  writeFileSync(
    path,
    readFileSync(path, "utf8").replaceAll(/^(## .*)$/gm, "$1\n\nDet var {{stays_started}} opphold."),
  );
}

/** Takes steps one after the other, each with the report as it is then; what stands in the way of each. */
export const steps = (folder: DataFolder, ...names: Step[]): Promise<string[][]> =>
  stepsOf(reportScope, folder, names);

type Step = "confirmed" | "delivered" | "approved";

const stepsOf = (scope: ReportScope, folder: DataFolder, names: Step[]): Promise<string[][]> =>
  withReportOf(scope, folder, async (connection, figures) => {
    const wrong: string[][] = [];
    for (const name of names) {
      const made = await madeReport(connection, folder, figures, "nb");
      wrong.push(
        await takeStep(folder, { step: name, by: "en saksbehandler", role: "region" }, figures, made),
      );
    }
    return wrong;
  });

/** Releases the report as it is; the folder it lies in, and what it says. */
export const release = (folder: DataFolder) => releaseOf(reportScope, folder);

/** A report from its template to its release. */
export async function writtenAndReleased(scope: ReportScope, folder: DataFolder) {
  await answerAllOf(scope, folder);
  const refused = (await stepsOf(scope, folder, ["delivered", "approved"])).flat();
  if (refused.length > 0) throw new Error(refused.join(" "));
  return releaseOf(scope, folder);
}

const releaseOf = (scope: ReportScope, folder: DataFolder) =>
  withReportOf(scope, folder, async (connection, figures, made) => ({
    ...(await released(folder, connection, figures, made, undefined)),
    document: made.document,
  }));
