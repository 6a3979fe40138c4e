import { isEstimable, type HasRoom } from "./estimable.ts";
import type { Design, TrendOptions } from "./trend-design.ts";
import type { UnitTable } from "./unit-table.ts";

/** Why a trend has no answer. */
export type NotEstimable =
  /** no unit has anything to tell of a change: no events, or every share 0 or 1 */
  | "no_events"
  /** fewer periods than what is to be found needs, or no unit with two of them */
  | "too_few_periods"
  /** only one unit has events, and units were to be compared with each other */
  | "one_unit"
  /** the events lie where the slope runs off to infinity: all in the first period, or all in the last */
  | "one_end_only"
  /** the events lie so that the time of year runs off, or cannot be told from the slope */
  | "season_not_estimable"
  /** the fit did not settle */
  | "did_not_settle"
  /** the limits are too far apart to be written as numbers */
  | "too_wide";

/** Why the table has no trend of this design, found before anything is fitted; undefined where it has one. */
export function notEstimable(
  table: UnitTable,
  design: Design,
  options: TrendOptions,
  hasRoom?: HasRoom,
): NotEstimable | undefined {
  if (table.rows === 0) return "no_events";
  if (design.length < 2 + (design[0]?.length ?? 0)) return "too_few_periods";
  if (options.clusterByUnit && table.rows === 1) return "one_unit";
  if (isEstimable(table, design, hasRoom)) return undefined;
  const slopeAlone = design.map((x) => x.slice(0, 1));
  if (isEstimable(table, slopeAlone, hasRoom)) return "season_not_estimable";
  return hasTwoPeriods(table) ? "one_end_only" : "too_few_periods";
}

function hasTwoPeriods({ columns, exposure }: UnitTable): boolean {
  const periods = new Map<number, number>();
  exposure.forEach((days, place) => {
    const row = Math.floor(place / columns.length);
    if (days > 0) periods.set(row, (periods.get(row) ?? 0) + 1);
  });
  return [...periods.values()].some((count) => count > 1);
}
