import { builtDatabase } from "../loaders/built-database.ts";
import type { DuckDBConnection } from "../loaders/duckdb.ts";
import { notUnderstood } from "../loaders/forms/command-options.ts";
import { dataFolder, readFolderSettings, type DataFolder } from "../loaders/intake/data-folder.ts";
import { Stopped } from "../loaders/intake/stopped.ts";
import { readPlaces } from "../loaders/site-data/places.ts";
import { madeReport, type MadeReport } from "./made-report.ts";
import { readReportFigures, type ReportFigures } from "./report-figures.ts";
import { noFigures } from "./no-figures.ts";
import { periodOf, type ReportScope } from "./report-scope.ts";
import type { ReportLanguage } from "./words/report-words.ts";

/** The options that name a report, the same for every command that works on one. */
export const reportOptions = {
  data: { type: "string", default: "data" },
  region: { type: "string" },
  country: { type: "boolean" },
  all: { type: "boolean" },
  quarter: { type: "string" },
  year: { type: "string" },
  language: { type: "string" },
} as const;

/** Which reports a command was asked for. */
export interface AskedReports {
  folder: DataFolder;
  period: NonNullable<ReturnType<typeof periodOf>>;
  place: { region: string } | "country" | "all";
  language: ReportLanguage | undefined;
}

export function askedReports(
  values: {
    data: string;
    region?: string | undefined;
    country?: boolean | undefined;
    all?: boolean | undefined;
    quarter?: string | undefined;
    year?: string | undefined;
    language?: string | undefined;
  },
  usage: string,
): AskedReports {
  const { region, country, all, quarter, year, language } = values;
  const named = [region !== undefined, country === true, all === true].filter(Boolean).length;
  if (named !== 1) throw notUnderstood("Oppgi én av --region, --all og --country.", usage);
  if ((quarter === undefined) === (year === undefined))
    throw notUnderstood("Oppgi enten --quarter eller --year.", usage);
  if (language !== undefined && language !== "nb" && language !== "nn")
    throw notUnderstood(`--language skal være nb eller nn, ikke «${language}».`, usage);
  return {
    folder: dataFolder(values.data),
    period: quarter === undefined ? givenYear(year ?? "", usage) : givenQuarter(quarter, usage),
    place: region === undefined ? (country ? "country" : "all") : { region },
    language,
  };
}

/** The quarter that a command was given. */
export function givenQuarter(text: string, usage: string): AskedReports["period"] {
  const found = periodOf(text);
  if (found?.period === "quarter") return found;
  throw notUnderstood(`--quarter skal være et kvartal som 2026-q1, ikke «${text}».`, usage);
}

function givenYear(text: string, usage: string): AskedReports["period"] {
  const found = periodOf(text);
  if (found?.period === "year") return found;
  throw notUnderstood(`--year skal være et år som 2025, ikke «${text}».`, usage);
}

/** Does something with each report that was asked for, with the database open. */
export async function withReports(
  asked: AskedReports,
  work: (connection: DuckDBConnection, figures: ReportFigures, made: MadeReport) => Promise<void>,
): Promise<void> {
  const { connection, close } = await builtDatabase(asked.folder.path);
  try {
    for (const scope of await scopesOf(connection, asked)) {
      const figures = await readReportFigures(connection, scope);
      if (figures === undefined) throw new Stopped(await noFigures(connection, scope, asked.folder.path));
      const language = asked.language ?? languageOf(asked.folder, scope);
      await work(connection, figures, await madeReport(connection, asked.folder, figures, language));
    }
  } finally {
    close();
  }
}

async function scopesOf(
  connection: DuckDBConnection,
  { place, period }: AskedReports,
): Promise<ReportScope[]> {
  const places = await readPlaces(connection);
  const of = (level: string) => places.filter(({ place_level }) => place_level === level);
  const scopes = (found: { place_id: string }[]) => found.map(({ place_id }) => ({ place_id, ...period }));
  if (place === "country") return scopes(of("country"));
  if (place === "all") return scopes(of("region"));
  return scopes([await regionAsked(connection, place.region)]);
}

/** The region that is asked for by its id, or by what stands after `region-` in it. */
export async function regionAsked(
  connection: DuckDBConnection,
  region: string,
): Promise<{ place_id: string }> {
  const regions = (await readPlaces(connection)).filter(({ place_level }) => place_level === "region");
  const found = regions.find(({ place_id }) => [region, `region-${region}`].includes(place_id));
  if (found === undefined)
    throw new Stopped(
      `Fant ingen region «${region}». Regionene er ${regions
        .map(({ place_id }) => place_id.replace(/^region-/, ""))
        .join(", ")}.`,
    );
  return found;
}

/** The written language of a place's reports, as the data folder's settings say; bokmål where they say nothing. */
const languageOf = (folder: DataFolder, { place_id }: ReportScope): ReportLanguage =>
  readFolderSettings(folder).report_languages?.[place_id] ?? "nb";
