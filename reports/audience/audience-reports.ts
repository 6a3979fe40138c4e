import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { AudienceGiven } from "../../loaders/audience-site/audience-given.ts";
import { readCountryVerdict } from "../../loaders/audience-site/country-verdict.ts";
import type { DuckDBConnection } from "../../loaders/duckdb.ts";
import { readPlaces, type PlaceWithParents } from "../../loaders/site-data/places.ts";
import type { Audience } from "../../src/figures/audience.ts";
import { audienceReportFiles, releaseFolder, type SiteReport } from "../../src/figures/releases.ts";
import type { Figure } from "../../src/figures/figure.ts";
import type { Site } from "../../src/figures/site.ts";
import type { ReportDocument } from "../document/document.ts";
import { paragraph } from "../document/report-blocks.ts";
import { contentOf, htmlText } from "../formats/html.ts";
import { pdfBytes } from "../formats/pdf.ts";
import { odsBytes, xlsxBytes } from "../formats/spreadsheet.ts";
import { wordBytes } from "../formats/word.ts";
import { monthsOf, periodOf, type ReportScope } from "../report-scope.ts";
import { reportWords, type ReportLanguage, type ReportWords } from "../words/report-words.ts";
import { audienceBlocks, reportRows } from "./audience-blocks.ts";
import { audienceCsv } from "./audience-csv.ts";
import { audienceFigures, type AudienceFigures } from "./audience-figures.ts";
import { audienceScopes } from "./audience-scopes.ts";

/** A report of an audience's site: its page's content, and the files beside it. */
export interface AudienceReport {
  document: ReportDocument;
  figures: AudienceFigures;
  html: string;
  files: Map<string, Uint8Array | string>;
}

/** The reports that an audience's site has, each in its place's written language; of a source that nobody reports to none. */
export function reportsOfSite(
  figures: readonly Figure[],
  site: Pick<Site, "places" | "settled_month" | "by_report">,
  languages: Readonly<Record<string, ReportLanguage>>,
): SiteReport[] {
  if (!site.by_report) return [];
  return audienceScopes({ ...site, figures }).map(({ place_id, period, start, name }) => ({
    name: `${place_id}_${name}`,
    place_id,
    period,
    period_start: start,
    language: languages[place_id] ?? "nb",
    files: audienceReportFiles,
  }));
}

/** Makes the reports of an audience's site from its protected figures alone; from the database come the lists. */
export async function audienceReports(
  connection: DuckDBConnection,
  given: AudienceGiven,
  site: Site,
): Promise<Map<string, AudienceReport>> {
  const places = await readPlaces(connection);
  const made = new Map<string, AudienceReport>();
  for (const report of site.reports) {
    const scope = scopeOf(report);
    const country = places.find(({ place_id }) => place_id === scope.place_id)?.place_level === "country";
    const verdict = country
      ? await readCountryVerdict(connection, {
          figures: given.figures.filter(({ place_id }) => place_id === scope.place_id),
          until: (monthsOf(scope).at(-1) ?? "").slice(0, 7),
          trend_id: site.trends[0]?.trend_id ?? "stays",
        })
      : undefined;
    const figures = audienceFigures(given, scope, places, verdict);
    made.set(report.name, await madeReport(figures, site, places, report.language));
  }
  return made;
}

/** Lays the files of each report beside its page in a built site. */
export function layOutReports(
  reports: ReadonlyMap<string, Pick<AudienceReport, "files">>,
  built: string,
): void {
  for (const [name, { files }] of reports) {
    const into = join(built, releaseFolder, name);
    mkdirSync(into, { recursive: true });
    for (const [file, content] of files) writeFileSync(join(into, file), content);
  }
}

function scopeOf({ place_id, period, period_start }: SiteReport): ReportScope {
  const year = period_start.slice(0, 4);
  const quarter = Math.ceil(Number(period_start.slice(5, 7)) / 3);
  const found = periodOf(period === "year" ? year : `${year}-q${quarter}`);
  if (found === undefined) throw new Error(`a report of no period: ${place_id} ${period_start}`);
  return { place_id, ...found };
}

async function madeReport(
  figures: AudienceFigures,
  site: Site,
  places: readonly PlaceWithParents[],
  language: ReportLanguage,
): Promise<AudienceReport> {
  const words = reportWords(language);
  const document = documentOf(figures, site, words, language);
  const csv = audienceCsv(reportRows(figures), {
    places,
    indicators: site.indicators,
    words,
    madeUp: site.made_up,
  });
  return {
    document,
    figures,
    html: contentOf(htmlText(document)),
    files: new Map<string, Uint8Array | string>([
      ["report.pdf", pdfBytes(document, "reader")],
      ["report.docx", await wordBytes(document)],
      ["report.xlsx", await xlsxBytes(document)],
      ["report.ods", odsBytes(document)],
      ["report.csv", csv],
    ]),
  };
}

function documentOf(
  figures: AudienceFigures,
  site: Site,
  words: ReportWords,
  language: ReportLanguage,
): ReportDocument {
  const { scope, place } = figures;
  // Of what is shown alone: a sum of what is hidden could be tried until it agrees.
  const shown = createHash("sha256")
    .update(JSON.stringify(reportRows(figures)))
    .digest("hex");
  return {
    title: words.title(scope.period),
    subtitle: words.subtitle(place.name, scope.period, scope.start),
    author: words.author,
    language,
    madeAt: new Date(`${site.known_at}T12:00:00Z`),
    marks: [...(site.made_up ? [words.marks.madeUp] : []), editionOf(site.audience, words)],
    about: [words.rules.adults, words.knownAt(site.as_of, site.known_at)],
    fingerprint: words.audience.fingerprint(shown),
    labels: {
      ...words.labels,
      signsExplained: words.labels.signsExplained.map((explained) =>
        explained.sign === words.state("suppressed")
          ? { ...explained, meaning: words.audience.sign }
          : explained,
      ),
    },
    blocks: [
      ...audienceBlocks({
        figures,
        indicators: site.indicators,
        words,
        quartersToSettle: site.rules["verdict_quarters_to_settle"] ?? Number.NaN,
        fewEvents: site.rules["few_events"] ?? 0,
      }),
      paragraph(words.knownAt(site.as_of, site.known_at)),
    ],
  };
}

function editionOf({ audience_id, region }: Audience, words: ReportWords): string {
  return region === null
    ? (words.audience.editions[audience_id] ?? "")
    : words.audience.editionOf(region.name);
}
