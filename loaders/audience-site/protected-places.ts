import { group } from "d3-array";
import { packSeries, type Series } from "../../src/figures/packed-figures.ts";
import type { ProtectedOverview, ProtectedPlace, TableOfPage } from "../../src/figures/protected.ts";
import type { Site } from "../../src/figures/site.ts";
import type { Policy } from "../protection/policy.ts";
import type { ProtectedFigure } from "../protection/protected-figure.ts";
import { parentsOf, type PlaceWithParents } from "../site-data/places.ts";
import { withoutSameThen } from "../site-data/series.ts";
import { figureSeries } from "./figure-series.ts";

/** The figures of each place as series, by place and table. */
export type PlaceTables = ReadonlyMap<string, ReadonlyMap<string, Series[]>>;

export function placeTables(figures: readonly ProtectedFigure[]): PlaceTables {
  const byPlace = group(
    figures,
    ({ place_id }) => place_id,
    ({ table_id }) => table_id,
  );
  return new Map(
    [...byPlace].map(([place, tables]) => [
      place,
      new Map([...tables].map(([table, own]) => [table, withoutSameThen(figureSeries(own))])),
    ]),
  );
}

/** What a place's page shows: its own tables, and those of its units where it is a prison. */
export function protectedPlace(
  place: PlaceWithParents,
  all: { places: PlaceWithParents[]; site: Site; policy: Policy; tables: PlaceTables },
): ProtectedPlace {
  const within = all.places.filter(({ all_parents }) => all_parents.includes(place.place_id));
  const units =
    place.place_level === "prison"
      ? within.filter(({ place_level, place_id }) => place_level === "unit" && all.tables.has(place_id))
      : [];
  const pages = new Set(all.site.places.flatMap(({ page, place_id }) => (page === null ? [] : [place_id])));
  return {
    place,
    parents: parentsOf(place, all.places),
    units,
    children: within.filter(({ place_id }) => pages.has(place_id)),
    tables: tablesOfPage(
      all.policy,
      [place, ...units].map(({ place_id }) => place_id),
      all.tables,
    ),
  };
}

/** Every place that has figures by the year in a safety cell, of adults, in the register's order. */
export function protectedOverview(
  policy: Policy,
  places: readonly PlaceWithParents[],
  tables: PlaceTables,
): ProtectedOverview {
  const organisation = policy.tables.some(({ organisations }) => organisations.includes("now"))
    ? "now"
    : "then";
  const shown = (series: Series) => isYearOfAdults(series) && series.names.organisation === organisation;
  const yearly = new Map(
    [...tables].map(([place, own]) => [
      place,
      new Map([...own].map(([table, series]) => [table, series.filter(shown)])),
    ]),
  );
  const listed = places.filter(({ place_id }) =>
    [...(yearly.get(place_id)?.values() ?? [])].some((series) => series.length > 0),
  );
  return {
    places: listed,
    tables: tablesOfPage(
      policy,
      listed.map(({ place_id }) => place_id),
      yearly,
    ),
  };
}

const overviewIndicators = ["stays_started", "persons", "cell_hours", "rate"];

const isYearOfAdults = ({ names }: Series) =>
  names.period === "year" &&
  names.measure_id === "safety_cell" &&
  names.population === "adults" &&
  overviewIndicators.includes(names.indicator_id);

/** The policy's tables that hold something of the places, in the policy's order. */
function tablesOfPage(policy: Policy, placeIds: readonly string[], tables: PlaceTables): TableOfPage[] {
  return policy.tables.flatMap(({ table_id, name_nb }) => {
    const series = placeIds.flatMap((place) => tables.get(place)?.get(table_id) ?? []);
    return series.length === 0 ? [] : [{ table_id, name_nb, figures: packSeries(series) }];
  });
}
