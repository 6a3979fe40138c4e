import { groups } from "d3-array";
import { packSeries, type Series } from "../../src/figures/packed-figures.ts";
import { packUnitMonths } from "../../src/figures/packed-unit-months.ts";
import type {
  FiguresOfPart,
  HistoryRow,
  MarkedEvent,
  PlaceData,
  Site,
  UnitMonth,
} from "../../src/figures/site.ts";
import type { ByOrganisation } from "../../src/figures/by-organisation.ts";
import type { LengthClasses } from "../../src/figures/length-classes.ts";
import type { StartTimes } from "../../src/figures/start-times.ts";
import type { LengthCurve } from "../../src/figures/length-curve.ts";
import type { Monitoring } from "../../src/figures/monitoring.ts";
import type { Analysis } from "../../src/figures/analysis.ts";
import type { PlaceTrends } from "../../src/figures/trend-answer.ts";
import { readRows, type DuckDBConnection } from "../duckdb.ts";
import { number, text } from "./cells.ts";
import { parentsOf, type PlaceWithParents } from "./places.ts";
import { withoutSameThen, type PartSeries } from "./series.ts";

const shownOfChildren: Record<string, string[]> = {
  quarter: ["stays_started", "placements"],
  last_12: ["stays_started", "placements", "rate"],
};

/** What one place's page shows. */
export function placeData(
  place: PlaceWithParents,
  all: {
    places: PlaceWithParents[];
    site: Site;
    series: Map<string, Series[]>;
    parts: Map<string, PartSeries[]>;
    unitMonths: UnitMonth[];
    history: Map<string, HistoryRow[]>;
    trends: Map<string, PlaceTrends>;
    analysisOf: (placeId: string) => Analysis;
    monitoring: Map<string, ByOrganisation<Monitoring>>;
    selfHarmMonitoring: Map<string, ByOrganisation<Monitoring>>;
    lengthCurves: Map<string, ByOrganisation<LengthCurve>>;
    lengthClasses: Map<string, ByOrganisation<LengthClasses>>;
    startTimes: Map<string, ByOrganisation<StartTimes>>;
  },
): PlaceData {
  const children = all.places.filter(
    ({ place_id, all_parents }) => all_parents.includes(place.place_id) && all.series.has(place_id),
  );
  const own = all.series.get(place.place_id) ?? [];
  const ofChildren = children
    .flatMap(({ place_id }) => all.series.get(place_id) ?? [])
    .filter(({ names }) => shownOfChildren[names.period]?.includes(names.indicator_id));
  const shown = new Set(withoutSameThen([...own, ...ofChildren]));
  return {
    place,
    parents: parentsOf(place, all.places),
    children,
    figures: packSeries(own.filter((one) => shown.has(one))),
    parts: partsOf(
      all.parts.get(place.place_id) ?? [],
      new Set([...shown].map(({ names }) => names.organisation)),
    ),
    children_figures: packSeries(
      place.place_level === "country" ? [] : ofChildren.filter((one) => shown.has(one)),
    ),
    events: eventsOf(place, all.site.events, all.places),
    unit_months: packUnitMonths(place.place_level === "country" ? [] : unitMonthsOf(place, all.unitMonths)),
    history: all.history.get(place.place_id) ?? [],
    analysis: analysisOfPage(place, all),
    trends: all.trends.get(place.place_id) ?? { answers: [], fits: [], turns: [], kept: [] },
    monitoring: all.monitoring.get(place.place_id) ?? [],
    self_harm_monitoring: all.selfHarmMonitoring.get(place.place_id) ?? [],
    length_curve: all.lengthCurves.get(place.place_id) ?? [],
    length_classes: all.lengthClasses.get(place.place_id) ?? [],
    start_times: all.startTimes.get(place.place_id) ?? [],
  };
}

/** The parts of a place's stays, by the organisations that its figures are shown by. */
function partsOf(parts: PartSeries[], organisations: Set<string>): FiguresOfPart[] {
  return groups(parts, ({ reason, security }) => `${reason} ${security}`).flatMap(([, own]) => {
    const [first] = own;
    const series = own.map((one) => one.series).filter(({ names }) => organisations.has(names.organisation));
    return first === undefined
      ? []
      : [{ reason: first.reason, security: first.security, figures: packSeries(series) }];
  });
}

/** A prison's page has the events of its units too, with what followed each. */
function analysisOfPage(
  place: PlaceWithParents,
  all: { places: PlaceWithParents[]; analysisOf: (placeId: string) => Analysis },
): Analysis {
  const units = place.place_level === "prison" ? unitsOf(place, all.places) : [];
  const own = all.analysisOf(place.place_id);
  return { ...own, effects: [place.place_id, ...units].flatMap((id) => all.analysisOf(id).effects) };
}

function unitsOf(place: PlaceWithParents, places: PlaceWithParents[]): string[] {
  return places.filter(({ parent_id }) => parent_id === place.place_id).map(({ place_id }) => place_id);
}

/** The events of the place itself and of the country; a prison's page has those of its units too. */
function eventsOf(place: PlaceWithParents, events: MarkedEvent[], places: PlaceWithParents[]): MarkedEvent[] {
  const units = unitsOf(place, places);
  const concerned = new Set([
    place.place_id,
    ...(place.place_level === "prison" ? units : []),
    ...places.filter(({ place_level }) => place_level === "country").map(({ place_id }) => place_id),
  ]);
  return events.filter(({ place_id }) => concerned.has(place_id));
}

/** The months of the units that belonged to a place then; of the country, all. */
export function unitMonthsOf(
  place: Pick<PlaceWithParents, "place_id" | "place_level">,
  unitMonths: UnitMonth[],
): UnitMonth[] {
  if (place.place_level === "country") return unitMonths;
  return unitMonths.filter(({ unit_id, prison_id, region_id }) =>
    [unit_id, prison_id, region_id].includes(place.place_id),
  );
}

/** Counts of the years before placements were reported, by place. */
export async function readHistory(connection: DuckDBConnection): Promise<Map<string, HistoryRow[]>> {
  const rows = await readRows(connection, "select * from published.history order by place_id, period_start");
  return new Map(
    groups(rows, (row) => text(row, "place_id")).map(([placeId, own]) => [
      placeId,
      own.map((row) => ({
        period: text(row, "period"),
        period_start: text(row, "period_start"),
        measure_id: text(row, "measure_id"),
        counts: text(row, "counts"),
        value: number(row, "value"),
        source: text(row, "source"),
      })),
    ]),
  );
}
