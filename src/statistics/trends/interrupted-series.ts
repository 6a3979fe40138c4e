import { at } from "./at.ts";
import { isEstimable } from "./estimable.ts";
import type { Dispersion } from "./pooled-dispersion.ts";
import { quasiPoisson, type QuasiPoisson } from "./quasi-poisson.ts";
import { tInterval } from "../intervals/t-interval.ts";
import { asRatio } from "./trend.ts";
import { largerCovariance } from "./trend-covariance.ts";
import { yearlyHarmonic, type Design, type TrendOptions } from "./trend-design.ts";
import { unitTable, type TrendCell } from "./unit-table.ts";

/** A ratio after the event to what would have been without it. */
export interface EventEffect {
  ratio: number;
  lower: number;
  upper: number;
  standard_error: number;
  degrees_of_freedom: number;
  /** two-sided */
  p_value: number;
}

export interface InterruptedSeries extends Dispersion {
  /** of the rate, in the first period after */
  level: EventEffect;
  /** of the ratio per year, after against before */
  slope: EventEffect;
}

export type InterruptedNotEstimable =
  | "no_events"
  | "too_few_periods"
  | "one_unit"
  /** the events of some units lie where an effect runs off to infinity, such as none before or none after */
  | "one_side_only"
  | "did_not_settle"
  | "too_wide";

export interface InterruptedOptions extends TrendOptions {
  /** the first period in which the event has its effect */
  from: number;
  /** the units that it met; the others are what it is compared with. Undefined: it met all */
  treated: ReadonlySet<number> | undefined;
}

/**
 * Change of level and of slope at an event chosen before looking: log E[events] = effect of the unit + years + after +
 * years after (+ season) + log(exposure). With units that it did not meet, all three also for the ones it met, beside
 * what is common: the change beyond that of the others (Linden 2015). φ from periods pooled apart for both.
 */
export function interruptedSeries(
  cells: readonly TrendCell[],
  options: InterruptedOptions,
): InterruptedSeries | { not_estimable: InterruptedNotEstimable } {
  const isTreated = ({ unit }: TrendCell) => options.treated?.has(unit) ?? true;
  const table = unitTable(cells, (cell) => 2 * cell.period + (isTreated(cell) ? 1 : 0));
  const compared = table.columns.some((column) => column % 2 === 0);
  const design = table.columns.map((column) => explained(column, compared, options));
  if (table.rows === 0) return { not_estimable: "no_events" };
  if (!hasPeriods(table.columns, design, options)) return { not_estimable: "too_few_periods" };
  if (options.clusterByUnit && table.rows === 1) return { not_estimable: "one_unit" };
  if (!isEstimable(table, design)) return { not_estimable: "one_side_only" };
  const model = quasiPoisson(table, design, compared ? 2 : 1);
  if (model === undefined) return { not_estimable: "did_not_settle" };
  const [level, slope] = [0, 1].map((coefficient) => effectOf(model, options, coefficient));
  return level === undefined || slope === undefined
    ? { not_estimable: "too_wide" }
    : { level, slope, dispersion: model.dispersion, pearson: model.pearson };
}

/** The change of the ones it met comes first; then what is common. */
function explained(column: number, compared: boolean, options: InterruptedOptions): Float64Array {
  const period = Math.floor(column / 2);
  const years = (period - options.from) / options.periodsPerYear;
  const after = years >= 0 ? 1 : 0;
  const own = column % 2;
  const season = options.harmonic ? yearlyHarmonic(period, options.periodsPerYear) : [];
  if (!compared) return Float64Array.of(after, after * years, years, ...season);
  return Float64Array.of(
    own * after,
    own * after * years,
    own * years,
    after,
    after * years,
    years,
    ...season,
  );
}

/** Two periods on each side wherever units are told apart, and one to spare. */
function hasPeriods(columns: readonly number[], design: Design, { from }: InterruptedOptions): boolean {
  const levels = new Set(columns.map((column) => column % 2));
  const sides = [...levels].flatMap((level) =>
    [true, false].map((after) =>
      columns.filter((column) => column % 2 === level && column >= 2 * from === after),
    ),
  );
  const size = design[0]?.length ?? 0;
  return levels.has(1) && sides.every((side) => side.length > 1) && design.length > levels.size + size;
}

function effectOf(
  model: QuasiPoisson,
  options: InterruptedOptions,
  coefficient: number,
): EventEffect | undefined {
  const size = model.fit.coefficients.length;
  const { covariance, degrees_of_freedom } = largerCovariance(
    model,
    model.fit,
    options.clusterByUnit,
    coefficient,
  );
  const standard_error = Math.sqrt(at(covariance, coefficient * (size + 1)));
  const slope = at(model.fit.coefficients, coefficient);
  const interval = tInterval(slope, standard_error, degrees_of_freedom);
  const { ratio_per_year: ratio, lower, upper, p_value } = asRatio({ slope, ...interval });
  if (!(lower > 0 && upper < Infinity)) return undefined;
  return { ratio, lower, upper, standard_error, degrees_of_freedom, p_value };
}
