import { descending, sort } from "d3-array";
import type { Figure } from "../../src/figures/figure.ts";
import { isOver } from "../../src/figures/series.ts";
import type { Place } from "../../src/figures/site.ts";
import { periodOf, type ReportScope } from "../report-scope.ts";

interface Given {
  figures: readonly Figure[];
  places: readonly Place[];
  /** The last month whose reports were due, as `2026-09`. */
  settled_month: string;
}

/**
 * The reports of an audience's site: the newest whole year of the country, and each region's newest whole quarter, of
 * those that someone has reported for.
 */
export function audienceScopes(given: Given): ReportScope[] {
  return given.places.flatMap(({ place_id, place_level }) => {
    if (place_level === "country") return newest(given, place_id, "year");
    return place_level === "region" ? newest(given, place_id, "quarter") : [];
  });
}

function newest(
  { figures, settled_month }: Given,
  placeId: string,
  period: ReportScope["period"],
): ReportScope[] {
  const stays = figures.filter(
    (figure) =>
      figure.place_id === placeId &&
      figure.period === period &&
      figure.measure_id === "safety_cell" &&
      figure.population === "adults" &&
      figure.indicator_id === "stays_started" &&
      figure.state !== "not_reported" &&
      isOver(figure, settled_month),
  );
  const [last] = sort(stays, (one, other) => descending(one.period_start, other.period_start));
  if (last === undefined) return [];
  const year = last.period_start.slice(0, 4);
  const quarter = Math.ceil(Number(last.period_start.slice(5, 7)) / 3);
  const found = periodOf(period === "year" ? year : `${year}-q${quarter}`);
  return found === undefined ? [] : [{ place_id: placeId, ...found }];
}
