import type { Phase, Stretch } from "../../src/statistics/charts/shewhart-chart.ts";

/** Where a chart begins anew, from the dated list of baselines. */
export interface Rebasing {
  from: string;
  baseline_to: string | null;
}

/** The first day of a point, and the month that it ends in. */
export interface ChartDay {
  at: string;
  last_month: string;
}

/** A stretch of a chart that has its own limits, or none where its baseline holds no point. */
export interface NamedPhase<Row extends Rebasing> extends Stretch {
  phase: Phase | undefined;
  /** Undefined for what comes before the first. */
  rebasing: Row | undefined;
}

/**
 * The phases of a chart, points in order: a point is in the phase that its first day is in, and in the baseline if its
 * last month is. A phase that no point begins in is left out.
 */
export function chartPhases<Row extends Rebasing>(
  points: readonly ChartDay[],
  rebasings: readonly Row[],
): NamedPhase<Row>[] {
  const begins = [undefined, ...rebasings.toSorted((one, other) => (one.from < other.from ? -1 : 1))];
  return begins.flatMap((rebasing, index) => {
    const next = begins[index + 1];
    const from = firstIndex(points, ({ at }) => rebasing === undefined || at >= rebasing.from);
    const to = firstIndex(points, ({ at }) => next !== undefined && at >= next.from) - 1;
    if (from > to) return [];
    return [{ from, to, rebasing, phase: phaseOf(points, { from, to }, rebasing?.baseline_to ?? null) }];
  });
}

function phaseOf(
  points: readonly ChartDay[],
  { from, to }: Stretch,
  baselineTo: string | null,
): Phase | undefined {
  if (baselineTo === null) return { from, to };
  const last = firstIndex(points, ({ last_month }) => last_month > baselineTo) - 1;
  return last < from ? undefined : { from, to, baseline: { from, to: Math.min(to, last) } };
}

/** The number of points before the first that is so: all where none is. */
function firstIndex<Point>(points: readonly Point[], isSo: (point: Point) => boolean): number {
  const found = points.findIndex(isSo);
  return found === -1 ? points.length : found;
}
