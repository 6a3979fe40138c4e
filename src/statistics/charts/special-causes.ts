import { runs } from "./runs.ts";
import { type Side, sideOf } from "./side.ts";

export type SpecialCause = "outside_limits" | "trend" | "two_of_three" | "one_side";

/** A rule that a point breaks, alone or as part of a row, and the way it went. */
export interface Signal {
  cause: SpecialCause;
  direction: "higher" | "lower";
}

/** A point with its limits. */
export interface Limited {
  value: number;
  centre: number;
  lower: number;
  upper: number;
}

/** For each point: 1 or -1 where it breaks the rule upwards or downwards. */
type Rule = (points: readonly Limited[]) => Side[];

const row = 7;

const rules: Record<SpecialCause, Rule> = {
  outside_limits: (points) => points.map(outside),
  trend: (points) => trends(points.map((point) => point.value)),
  two_of_three: (points) => points.map((_, i) => (closeTriples(points, i) ? aboveOrBelow(points[i]) : 0)),
  one_side: (points) => inRows(points.map(aboveOrBelow), row),
};

/** The rules of the NHS in their order: the first that a point breaks is its label (NHSRplotthedots 0.2). */
export const nhsRules: readonly SpecialCause[] = ["outside_limits", "trend", "two_of_three", "one_side"];

/**
 * The rules that each point breaks, in the order given. Strictly outside the limits; seven strictly rising or falling,
 * which a tie ends; two of three in the outer third of the limits, not beyond, with all three on one side; seven on
 * one side, which a point on the centre ends. A missing point has no signal, and the others are read as if it were
 * not in the series: it neither ends a row nor counts in it.
 */
export function specialCauses(
  points: readonly (Limited | undefined)[],
  causes: readonly SpecialCause[] = nhsRules,
): Signal[][] {
  const there = points.filter((point) => point !== undefined);
  const broken = causes.map((cause) => ({ cause, sides: rules[cause](there) }));
  let next = 0;
  return points.map((point) => {
    if (point === undefined) return [];
    const at = next++;
    return broken.flatMap(({ cause, sides }): Signal[] => {
      const side = sides[at] ?? 0;
      return side === 0 ? [] : [{ cause, direction: side > 0 ? "higher" : "lower" }];
    });
  });
}

function outside({ value, lower, upper }: Limited): Side {
  if (sideOf(value, upper) > 0) return 1;
  return sideOf(value, lower) < 0 ? -1 : 0;
}

function aboveOrBelow(point: Limited | undefined): Side {
  return point === undefined ? 0 : sideOf(point.value, point.centre);
}

/** The side of each element of a row of so many or more on that side, 0 for all others. */
function inRows(sides: readonly Side[], length: number): Side[] {
  return runs(sides).flatMap((run) =>
    Array.from({ length: run.length }, (): Side => (run.length >= length ? run.side : 0)),
  );
}

function trends(values: readonly number[]): Side[] {
  const steps = values.slice(1).map((value, i) => sideOf(value, values[i] ?? NaN));
  const inTrend = inRows(steps, row - 1);
  // A point is in a trend by the step to it or the step from it. Where one trend turns into another, by the former.
  return values.map((_, i) => inTrend[i - 1] || inTrend[i] || 0);
}

/** Whether a point in the outer third has another there within three points that all lie on one side. */
function closeTriples(points: readonly Limited[], i: number): boolean {
  if (!isClose(points[i])) return false;
  return [i - 2, i - 1, i].some((from) => {
    const three = from < 0 ? [] : points.slice(from, from + 3);
    const side = three.reduce((sum, point) => sum + aboveOrBelow(point), 0);
    return Math.abs(side) === 3 && three.filter(isClose).length >= 2;
  });
}

function isClose(point: Limited | undefined): boolean {
  if (point === undefined || outside(point) !== 0) return false;
  const { value, centre, lower, upper } = point;
  const third = (limit: number) => centre + (2 / 3) * (limit - centre);
  return sideOf(value, third(upper)) > 0 || sideOf(value, third(lower)) < 0;
}
