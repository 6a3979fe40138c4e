import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Audience as AudienceOfSite } from "../../src/figures/audience.ts";
import type { ProtectedFront, Protection } from "../../src/figures/protected.ts";
import type { Place, Site } from "../../src/figures/site.ts";
import { reportsOfSite } from "../../reports/audience/audience-reports.ts";
import type { ReportLanguage } from "../../reports/words/report-words.ts";
import { readRows, type DuckDBConnection } from "../duckdb.ts";
import type { Audience } from "../protection/audience.ts";
import { booleanOrNull } from "../site-data/cells.ts";
import { readDefinitions } from "../site-data/definitions.ts";
import { readMethod } from "../site-data/method.ts";
import { readPlaces, type PlaceWithParents } from "../site-data/places.ts";
import { readMeasures, readSiteOfAll } from "../site-data/site.ts";
import { refuseNumbersHidden, type AudienceGiven } from "./audience-given.ts";
import { readCountryVerdict } from "./country-verdict.ts";
import { placeTables, protectedOverview, protectedPlace } from "./protected-places.ts";
import { protectionOf } from "./protection-page.ts";

/**
 * Writes what the pages of an audience's site read. From the database come the lists and when it was built; every
 * figure is one of the protected ones.
 */
export async function publishAudience(
  connection: DuckDBConnection,
  given: AudienceGiven,
  /** The written language of each place's report, where it is not bokmål. */
  languages: Readonly<Record<string, ReportLanguage>>,
  into: string,
): Promise<{ site: Site; protection: Protection }> {
  refuseNumbersHidden(given.figures);
  const places = await readPlaces(connection);
  const tables = placeTables(given.figures);
  const site = await siteOf(connection, given, places, languages);
  const all = { places, site, policy: given.policy, tables };
  rmSync(into, { recursive: true, force: true });
  const write = (name: string, content: unknown) => {
    mkdirSync(dirname(join(into, name)), { recursive: true });
    writeFileSync(join(into, name), JSON.stringify(content));
  };
  write("site.json", site);
  for (const place of places) {
    if (place.place_level === "country") {
      const front: ProtectedFront = {
        ...protectedPlace(place, all),
        verdict: await readCountryVerdict(connection, {
          figures: given.figures.filter(({ place_id }) => place_id === place.place_id),
          until: site.settled_month,
          trend_id: site.trends[0]?.trend_id ?? "stays",
        }),
      };
      write("country.json", front);
    } else if (site.places.some(({ place_id, page }) => place_id === place.place_id && page !== null))
      write(`place/${place.place_id}.json`, protectedPlace(place, all));
  }
  write("overview.json", protectedOverview(given.policy, places, tables));
  write("definitions.json", await readDefinitions(connection));
  write("method.json", await readMethod(connection));
  const protection = protectionOf(given, places);
  write("protection.json", { audiences: [protection] });
  return { site, protection };
}

/** What every page of the audience's site knows: the lists, and what is said of the data as a whole. */
async function siteOf(
  connection: DuckDBConnection,
  { audience, policy, figures }: AudienceGiven,
  places: PlaceWithParents[],
  languages: Readonly<Record<string, ReportLanguage>>,
): Promise<Site> {
  const [reported = {}] = await readRows(
    connection,
    "select coalesce(bool_or(due_on is not null), false) as by_report from published.unit_months",
  );
  const measured = new Set(figures.map(({ measure_id }) => measure_id));
  const ofAll = await readSiteOfAll(connection);
  const known = {
    settled_month: ofAll.settled_month,
    by_report: booleanOrNull(reported, "by_report") === true,
    places: placesWithPages(places, new Set(figures.map(({ place_id }) => place_id))),
  };
  return {
    ...ofAll,
    ...known,
    audience: audienceOfSite(audience, places),
    marked_below: policy.markedBelow,
    measures: (await readMeasures(connection)).filter(({ measure_id }) => measured.has(measure_id)),
    releases: [],
    reports: reportsOfSite(figures, known, languages),
    provisional_months: [],
    overridden: [],
  };
}

function withoutParents({ all_parents: _past, ...place }: PlaceWithParents): Place {
  return place;
}

/** A region or prison has a page where it or a unit of it has figures. */
function placesWithPages(places: PlaceWithParents[], withFigures: ReadonlySet<string>): Site["places"] {
  const below = new Set(
    places.filter(({ place_id }) => withFigures.has(place_id)).flatMap(({ all_parents }) => all_parents),
  );
  return places
    .filter(({ place_id }) => withFigures.has(place_id) || below.has(place_id))
    .map(withoutParents);
}

function audienceOfSite(audience: Audience, places: readonly PlaceWithParents[]): AudienceOfSite {
  if (audience.id !== "region") return { audience_id: audience.id, region: null };
  const region = places.find(({ place_id }) => place_id === audience.region_id);
  if (region === undefined) throw new Error(`unknown region: ${audience.region_id}`);
  return { audience_id: audience.id, region: { place_id: region.place_id, name: region.name } };
}
