import type { Figure } from "./figure.js";

/** Figures as they travel: one series a line, and every column's values kept once however many series hold them. */
export interface PackedFigures {
  series_columns: string[];
  columns: string[];
  arrays: (string | number | boolean | null)[][];
  series: (string | number)[][];
}

export const seriesColumns = [
  "place_id",
  "organisation",
  "measure_id",
  "population",
  "period",
  "indicator_id",
] as const satisfies (keyof Figure)[];

export const figureColumns = [
  "period_start",
  "state",
  "value",
  "lower",
  "upper",
  "numerator",
  "denominator",
  "low",
  "high",
  "method",
  "provisional",
  "months_expected",
  "months_reported",
  "units_expected",
  "units_reported",
] as const satisfies (keyof Figure)[];

/** What a series is of. */
export type SeriesNames = Pick<Figure, (typeof seriesColumns)[number]>;

/** A series before it is packed: its names, and one array a column, in the order of time. */
export interface Series {
  names: SeriesNames;
  columns: Record<(typeof figureColumns)[number], (string | number | boolean | null)[]>;
}

/** A series of its names and of what each column holds, in the order of time. */
export function seriesOf(
  { place_id, organisation, measure_id, population, period, indicator_id }: SeriesNames,
  column: (name: (typeof figureColumns)[number]) => (string | number | boolean | null)[],
): Series {
  return {
    names: { place_id, organisation, measure_id, population, period, indicator_id },
    columns: {
      period_start: column("period_start"),
      state: column("state"),
      value: column("value"),
      lower: column("lower"),
      upper: column("upper"),
      numerator: column("numerator"),
      denominator: column("denominator"),
      low: column("low"),
      high: column("high"),
      method: column("method"),
      provisional: column("provisional"),
      months_expected: column("months_expected"),
      months_reported: column("months_reported"),
      units_expected: column("units_expected"),
      units_reported: column("units_reported"),
    },
  };
}

/** Packs series for travel. */
export function packSeries(all: Series[]): PackedFigures {
  const arrays: PackedFigures["arrays"] = [];
  const places = new Map<string, number>();
  // One array in many series is looked at once.
  const seen = new Map<PackedFigures["arrays"][number], number>();
  const placeOf = (array: PackedFigures["arrays"][number]): number => {
    const known = seen.get(array) ?? placeOfContents(JSON.stringify(array), array);
    seen.set(array, known);
    return known;
  };
  const placeOfContents = (key: string, array: PackedFigures["arrays"][number]): number => {
    const known = places.get(key);
    if (known !== undefined) return known;
    places.set(key, arrays.length);
    return arrays.push(array) - 1;
  };
  const series = all.map((one) => [
    ...seriesColumns.map((column) => one.names[column]),
    ...figureColumns.map((column) => placeOf(one.columns[column])),
  ]);
  return { series_columns: [...seriesColumns], columns: [...figureColumns], arrays, series };
}

/** The figures that were packed, those that `wanted` says of their series. */
export function unpackFigures(
  packed: PackedFigures,
  wanted: (series: SeriesNames) => boolean = () => true,
): Figure[] {
  return packed.series.flatMap((line) => {
    const [place_id, organisation, measure_id, population, period, indicator_id] = line.map(String);
    if (!place_id || !organisation || !measure_id || !population || !period || !indicator_id)
      throw new Error(`a series without its names: ${line.join(" ")}`);
    const names = { place_id, organisation, measure_id, population, period, indicator_id };
    if (!wanted(names)) return [];
    const at = (column: (typeof figureColumns)[number]) =>
      packed.arrays[Number(line[seriesColumns.length + figureColumns.indexOf(column)])] ?? [];
    const text = (column: (typeof figureColumns)[number], i: number) => String(at(column)[i] ?? "");
    const number = (column: (typeof figureColumns)[number], i: number) => {
      const given = at(column)[i];
      return typeof given === "number" ? given : null;
    };
    return at("period_start").map((_, i) => ({
      ...names,
      period_start: text("period_start", i),
      state: text("state", i),
      value: number("value", i),
      lower: number("lower", i),
      upper: number("upper", i),
      numerator: number("numerator", i),
      denominator: number("denominator", i),
      low: number("low", i),
      high: number("high", i),
      method: text("method", i) || null,
      provisional: at("provisional")[i] === true,
      months_expected: number("months_expected", i),
      months_reported: number("months_reported", i),
      units_expected: number("units_expected", i),
      units_reported: number("units_reported", i),
    }));
  });
}
