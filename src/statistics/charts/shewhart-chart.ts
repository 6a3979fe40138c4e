import { max, median, min } from "d3-array";
import { anhojRules, type AnhojRuns } from "./anhoj-rules.ts";
import { type Signal, type SpecialCause, specialCauses } from "./special-causes.ts";

/** Points of a series, the first and the last included, counted from 0. */
export interface Stretch {
  from: number;
  to: number;
}

/** A stretch with its own limits: a chart is re-based where a new one begins. */
export interface Phase extends Stretch {
  /** the points of the phase that fix both its centre and its spread; all of them where none is given */
  baseline?: Stretch;
}

export interface ChartOptions {
  /** from a dated list, in order; the whole series where none is given */
  phases?: readonly Phase[];
}

export interface ScreenedOptions extends ChartOptions {
  /** whether very long moving ranges are left out of the spread, once; they are unless this is false */
  screened?: boolean;
}

/** A value, and what it is per: 1 for what is counted or measured alone. */
export interface Plotted {
  value: number;
  exposure: number;
}

export interface Limits {
  centre: number;
  lower: number;
  upper: number;
  /** a third of the width on each side before it is cut, on the scale where the limits are made */
  sigma: number;
}

/** What the points of a baseline say of all points of their phase. */
export interface ChartModel {
  limits: (exposure: number) => Limits;
  /** how many times as wide as by pure chance: σ_z */
  dispersion?: number | undefined;
}

/** Limits rest on 12 points or more, trial ones on 8 to 11, and there are none on fewer or without any spread. */
export type LimitState = "none" | "trial" | "limits";

/** One point: without a value it is not drawn, and without limits it is not judged. */
export interface ChartPoint {
  value: number | undefined;
  centre: number | undefined;
  lower: number | undefined;
  upper: number | undefined;
  sigma: number | undefined;
  /** in the order of the chart's rules */
  signals: Signal[];
}

export interface ChartPhase extends Stretch {
  state: LimitState;
  /** points that the limits rest on */
  base_points: number;
  dispersion: number | undefined;
  /** about the median of the baseline; undefined where nothing of it lies on one of the sides, or too few off it */
  runs: AnhojRuns | undefined;
}

export interface ShewhartChart {
  points: ChartPoint[];
  phases: ChartPhase[];
}

/** The part of a chart that differs between charts. */
export interface ChartKind {
  /** undefined where the points have no spread to be told */
  model: (base: readonly (Plotted | undefined)[]) => ChartModel | undefined;
  causes: readonly SpecialCause[];
}

export const pointsForTrial = 8;
export const pointsForLimits = 12;

/** A series with its limits and signals. Missing points and points outside all phases have none, and count in none. */
export function shewhartChart(
  points: readonly (Plotted | undefined)[],
  kind: ChartKind,
  phases: readonly Phase[] = points.length > 0 ? [{ from: 0, to: points.length - 1 }] : [],
): ShewhartChart {
  const charted = points.map(withoutLimits);
  const found = checked(phases, points.length).map((phase) => {
    const { points: inPhase, ...summary } = phaseChart(points, phase, kind);
    charted.splice(phase.from, inPhase.length, ...inPhase);
    return summary;
  });
  return { points: charted, phases: found };
}

/** Centre ± 3 sigma, cut where no value can lie. */
export function threeSigma(centre: number, sigma: number, lowest = -Infinity, highest = Infinity): Limits {
  const lower = Math.max(lowest, centre - 3 * sigma);
  return { centre, lower, upper: Math.min(highest, centre + 3 * sigma), sigma };
}

function phaseChart(
  series: readonly (Plotted | undefined)[],
  { from, to, baseline = { from, to } }: Phase,
  { model, causes }: ChartKind,
): ChartPhase & { points: ChartPoint[] } {
  const inPhase = series.slice(from, to + 1);
  const base = series.slice(baseline.from, baseline.to + 1);
  const values = base.flatMap((point) => (point === undefined ? [] : [point.value]));
  const found = values.length < pointsForTrial ? undefined : model(base);
  const summary = { from, to, base_points: values.length, dispersion: found?.dispersion };
  if (found === undefined)
    return { ...summary, state: "none", runs: undefined, points: inPhase.map(withoutLimits) };
  const limited = inPhase.map((point) => point && { value: point.value, ...found.limits(point.exposure) });
  const signals = specialCauses(limited, causes);
  return {
    ...summary,
    state: values.length < pointsForLimits ? "trial" : "limits",
    runs: runsAboutMedian(inPhase, values),
    points: limited.map((point, i) => ({
      ...(point ?? withoutLimits(undefined)),
      signals: signals[i] ?? [],
    })),
  };
}

/** A median that is the lowest or the highest value, as where half the counts are 0, has but one side to run on. */
function runsAboutMedian(
  points: readonly (Plotted | undefined)[],
  base: readonly number[],
): AnhojRuns | undefined {
  const line = median(base);
  if (line === undefined || line === min(base) || line === max(base)) return undefined;
  return anhojRules(
    points.map((point) => point?.value),
    line,
  );
}

function withoutLimits(point: Plotted | undefined): ChartPoint {
  const none = { centre: undefined, lower: undefined, upper: undefined, sigma: undefined };
  return { value: point?.value, ...none, signals: [] };
}

function checked(phases: readonly Phase[], points: number): readonly Phase[] {
  let next = 0;
  for (const { from, to, baseline = { from, to } } of phases) {
    if (!(next <= from && from <= to && to < points))
      throw new Error(`no phase from ${from} to ${to} of ${points} points, from ${next} on`);
    if (!(from <= baseline.from && baseline.from <= baseline.to && baseline.to <= to))
      throw new Error(`baseline ${baseline.from} to ${baseline.to} outside its phase ${from} to ${to}`);
    next = to + 1;
  }
  return phases;
}
