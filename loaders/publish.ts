import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { group } from "d3-array";
import { protectionOfAll, type AllAudiences } from "./audience-site/protection-page.ts";
import type { DuckDBConnection } from "./duckdb.ts";
import { readAnalysis } from "./site-data/analysis.ts";
import { readClaims } from "./site-data/claims.ts";
import { readDefinitions } from "./site-data/definitions.ts";
import { readFront } from "./site-data/front.ts";
import { readDuties } from "./site-data/duties.ts";
import { countsOf, readFollowup } from "./site-data/followup.ts";
import { readMethod } from "./site-data/method.ts";
import { readLengthClasses } from "./site-data/length-classes.ts";
import { readLengthCurves } from "./site-data/length-curves.ts";
import { readMonitoring } from "./site-data/monitoring.ts";
import { overviewAnswers, overviewBytes, unitMonthBytes } from "./site-data/overview.ts";
import { placeData, readHistory, unitMonthsOf } from "./site-data/place-data.ts";
import { readPlaces, type PlaceWithParents } from "./site-data/places.ts";
import { readQuality } from "./site-data/quality.ts";
import { readReports } from "./site-data/report-files.ts";
import { readPartSeries, readSeries } from "./site-data/series.ts";
import { readSite } from "./site-data/site.ts";
import { readStartTimes } from "./site-data/start-times.ts";
import { readTrends } from "./site-data/trends.ts";
import { readUnitMonths } from "./site-data/unit-months.ts";
import { readUnits } from "./site-data/units.ts";
import type { Release } from "../src/figures/releases.ts";
import type { PlaceData, Site, UnitMonth } from "../src/figures/site.ts";
import { followupRegions } from "../src/figures/followup.ts";

/** What every page knows, and what it was found from. */
export interface Known {
  site: Site;
  places: PlaceWithParents[];
  unitMonths: UnitMonth[];
}

/** Finds what every page knows: which pages there are depends on it. */
export async function readKnown(
  connection: DuckDBConnection,
  releases: Release[],
  audiences: AllAudiences,
): Promise<Known> {
  const places = await readPlaces(connection);
  const unitMonths = await readUnitMonths(connection);
  const { markedBelow } = audiences.policies.direktoratet;
  return { site: await readSite(connection, places, unitMonths, releases, markedBelow), places, unitMonths };
}

/** Writes what the pages read, one file a page; what stood there before is gone. */
export async function publish(
  connection: DuckDBConnection,
  { site, places, unitMonths }: Known,
  into: string,
  audiences: AllAudiences,
): Promise<void> {
  const series = await readSeries(connection);
  const byPlace = {
    places,
    site,
    series: group(series, ({ names }) => names.place_id),
    parts: group(await readPartSeries(connection), ({ series: { names } }) => names.place_id),
    unitMonths,
    history: await readHistory(connection),
    trends: await readTrends(connection),
    analysisOf: await readAnalysis(connection),
    monitoring: await readMonitoring(connection, "stays"),
    selfHarmMonitoring: await readMonitoring(connection, "self_harm_share"),
    lengthCurves: await readLengthCurves(connection),
    lengthClasses: await readLengthClasses(connection),
    startTimes: await readStartTimes(connection),
  };

  rmSync(into, { recursive: true, force: true });
  const write = (name: string, content: string | Uint8Array) => {
    mkdirSync(dirname(join(into, name)), { recursive: true });
    writeFileSync(join(into, name), content);
  };
  write("site.json", JSON.stringify(site));
  const claims = await readClaims(connection, byPlace.trends);
  write("front.json", JSON.stringify(await readFront(connection, site, byPlace.trends, claims)));
  const reportsOf = await readReports(connection);
  for (const place of places.filter(
    ({ place_id, place_level }) => place_level !== "unit" && byPlace.series.has(place_id),
  )) {
    const isCountry = place.place_level === "country";
    const data = placeData(place, byPlace);
    write(isCountry ? "country.json" : `place/${place.place_id}.json`, JSON.stringify(data));
    write(
      isCountry ? "reports/country.json" : `reports/${place.place_id}.json`,
      JSON.stringify(reportsOf(unitMonthsOf(place, unitMonths))),
    );
    if (place.place_level === "prison")
      write(`units/${place.place_id}.json`, JSON.stringify(unitsOfPrison(data, byPlace)));
  }
  const inOverview = {
    placeIds: new Set(site.places.filter(({ page }) => page !== null).map(({ place_id }) => place_id)),
    measureId: site.measures[0]?.measure_id ?? "safety_cell",
    population: "adults",
  };
  write("overview.arrow", overviewBytes(series, inOverview));
  const trendId = site.trends.find(
    ({ measure_id, population }) =>
      measure_id === inOverview.measureId && population === inOverview.population,
  )?.trend_id;
  write("overview.json", JSON.stringify(overviewAnswers(byPlace.trends, { ...inOverview, trendId })));
  const unitIds = new Set(
    places.filter(({ place_level }) => place_level === "unit").map(({ place_id }) => place_id),
  );
  write("units.json", JSON.stringify(await readUnits(connection, series, unitIds)));
  write("unit-months.arrow", unitMonthBytes(unitMonths));
  write("quality.json", JSON.stringify(await readQuality(connection)));
  write("claims.json", JSON.stringify(claims));
  write("method.json", JSON.stringify(await readMethod(connection)));
  write("protection.json", JSON.stringify(protectionOfAll(audiences, places)));
  write("definitions.json", JSON.stringify(await readDefinitions(connection)));
  const followups = await readFollowup(connection, places, followupRegions(site));
  for (const followup of followups) write(`followup/${followup.region_id}.json`, JSON.stringify(followup));
  write("followup.json", JSON.stringify(countsOf(followups)));
  write("duties.json", JSON.stringify(await readDuties(connection, places)));
}

/** What the page of a prison shows of each of its units, read only when somebody asks for one. */
function unitsOfPrison(
  { children }: PlaceData,
  byPlace: Parameters<typeof placeData>[1],
): Record<string, PlaceData> {
  const units = children.map(({ place_id }) => place_id);
  return Object.fromEntries(
    byPlace.places
      .filter(({ place_id }) => units.includes(place_id))
      .map((unit) => [unit.place_id, placeData(unit, byPlace)]),
  );
}
