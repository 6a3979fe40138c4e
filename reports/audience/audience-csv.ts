import type { ProtectedFigure } from "../../loaders/protection/protected-figure.ts";
import { listText } from "../../loaders/reference/list-text.ts";
import type { PlaceWithParents } from "../../loaders/site-data/places.ts";
import type { Indicator } from "../../src/figures/site.ts";
import { harmlessCell } from "../../src/parts/harmless-cell.ts";
import type { ReportWords } from "../words/report-words.ts";

interface Lists {
  places: readonly PlaceWithParents[];
  indicators: readonly Indicator[];
  words: ReportWords;
  madeUp: boolean;
}

type Cell = string | number | boolean | null;
type Column = [label: string, of: (row: ProtectedFigure) => Cell];

/**
 * The figures of a report as a text file: a row a figure, by the codes and in the form of the site's open files, with
 * words beside. What is hidden has its state and no number.
 */
export function audienceCsv(rows: readonly ProtectedFigure[], lists: Lists): string {
  const columns = columnsOf(lists);
  return listText(
    rows.map((row) => Object.fromEntries(columns.map(([label, of]) => [label, harmless(of(row))]))),
    columns.map(([label]) => label),
  );
}

const harmless = (cell: Cell): Cell => (typeof cell === "string" ? harmlessCell(cell) : cell);

function columnsOf({ places, indicators, words, madeUp }: Lists): Column[] {
  const { place, figure, state } = words.audience.columns;
  const placeNames = new Map(places.map(({ place_id, name }) => [place_id, name]));
  const names = new Map(indicators.map((listed) => [listed.indicator_id, words.definition(listed).name]));
  return [
    ...same("table_id", "organisation", "place_id"),
    [place, (row) => placeNames.get(row.place_id) ?? row.place_id],
    ...same("period", "period_start", "measure_id", "population", "indicator_id"),
    [figure, (row) => names.get(row.indicator_id) ?? row.indicator_id],
    ...same("state"),
    [state, (row) => (row.state === "value" ? "" : words.state(row.state))],
    ...same("value", "lower", "upper", "numerator", "denominator", "low", "high"),
    ...same("provisional", "months_expected", "months_reported"),
    ...(madeUp ? [madeUpColumn] : []),
  ];
}

const same = (...names: (keyof ProtectedFigure)[]): Column[] =>
  names.map((name) => [name, (row) => row[name]]);

const madeUpColumn: Column = ["eksempeldata", () => true];
