import { groups } from "d3-array";
import { arrowBytes, type ArrowColumn } from "../arrow-bytes.ts";
import type { Series } from "../../src/figures/packed-figures.ts";
import { figureColumns, seriesColumns } from "../../src/figures/packed-figures.ts";
import type { OverviewAnswer } from "../../src/figures/overview.ts";
import type { UnitMonth } from "../../src/figures/site.ts";
import type { PlaceTrends } from "../../src/figures/trend-answer.ts";
import { withoutSameThen } from "./series.ts";

const textColumns = new Set(["period_start", "state", "method"]);
const shown: Record<string, string[]> = {
  quarter: ["stays_started", "placements"],
  last_12: ["stays_started", "placements", "rate"],
};

/** The nation's overview of some places as Arrow: one measure and population, every quarter and the last year. */
export function overviewBytes(
  series: Series[],
  shownOf: { placeIds: Set<string>; measureId: string; population: string },
): Uint8Array {
  const ofPlaces = series.filter(
    ({ names }) =>
      shownOf.placeIds.has(names.place_id) &&
      names.measure_id === shownOf.measureId &&
      names.population === shownOf.population &&
      shown[names.period]?.includes(names.indicator_id),
  );
  const wanted = groups(ofPlaces, ({ names }) => names.place_id).flatMap(([, own]) => withoutSameThen(own));
  const columns: [string, ArrowColumn][] = [
    ...seriesColumns.map((name): [string, ArrowColumn] => [
      name,
      { type: "text", cells: wanted.flatMap((one) => one.columns.state.map(() => one.names[name])) },
    ]),
    ...figureColumns.map((name): [string, ArrowColumn] => {
      const cells = wanted.flatMap((one) => one.columns[name]);
      return [
        name,
        textColumns.has(name)
          ? { type: "text", cells: cells.map((cell) => (cell === null ? null : String(cell))) }
          : { type: "number", cells: cells.map((cell) => (cell === null ? null : Number(cell))) },
      ];
    }),
  ];
  return arrowBytes(Object.fromEntries(columns));
}

/** What is answered of each of some places by one trend. */
export function overviewAnswers(
  trends: Map<string, PlaceTrends>,
  shownOf: { placeIds: Set<string>; trendId: string | undefined },
): OverviewAnswer[] {
  return [...trends].flatMap(([place_id, { answers }]) =>
    shownOf.placeIds.has(place_id)
      ? answers
          .filter(({ trend_id }) => trend_id === shownOf.trendId)
          .map(({ organisation, settled_answer, list_flag }) => ({
            place_id,
            organisation,
            settled_answer,
            list_flag,
          }))
      : [],
  );
}

/** The grid of units and months as Arrow. */
export function unitMonthBytes(rows: UnitMonth[]): Uint8Array {
  const text = (cell: (row: UnitMonth) => string | null): ArrowColumn => ({
    type: "text",
    cells: rows.map(cell),
  });
  const integer = (cell: (row: UnitMonth) => number | boolean | null): ArrowColumn => ({
    type: "integer",
    cells: rows.map((row) => {
      const held = cell(row);
      return held === null ? null : Number(held);
    }),
  });
  return arrowBytes({
    unit_id: text((row) => row.unit_id),
    unit_name: text((row) => row.unit_name),
    prison_id: text((row) => row.prison_id),
    region_id: text((row) => row.region_id),
    month: text((row) => row.month),
    state: text((row) => row.state),
    nil_report: integer((row) => row.nil_report),
    late: integer((row) => row.late),
    provisional: integer((row) => row.provisional),
    version: integer((row) => row.version),
    received_on: text((row) => row.received_on),
    due_on: text((row) => row.due_on),
    rows_set_aside: integer((row) => row.rows_set_aside),
    placements_stated: integer((row) => row.placements_stated),
    placements_accepted: integer((row) => row.placements_accepted),
  });
}
