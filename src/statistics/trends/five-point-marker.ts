import { dot } from "./symmetric-matrix.ts";

/** A yearly figure with its 95 % limits. */
export interface YearlyPoint {
  year: number;
  value: number;
  lower: number;
  upper: number;
}

export type TrendMarker = "increasing" | "decreasing" | "no change" | "cannot be calculated";

const pointsUsed = 5;
// 99.8 % of χ² with one degree of freedom, as printed in the code of Fingertips
const significant = 9.54953570608324;

/**
 * The recent trend of Fingertips (OHID, technical guidance): a line weighted by 1/variance through the last five
 * years, of which the slope is significant at 99.8 % and keeps its sign without any one of them. Years that follow
 * each other, and limits with some width, or it cannot be calculated.
 */
export function fivePointMarker(points: readonly YearlyPoint[]): TrendMarker {
  const last = points.toSorted((a, b) => a.year - b.year).slice(-pointsUsed);
  const usable = last.every(
    ({ year, lower, upper }, i) => upper > lower && year === (last[0]?.year ?? NaN) + i,
  );
  if (last.length < pointsUsed || !usable) return "cannot be calculated";
  const { slope, information } = weightedSlope(last);
  const others = last.map((left) => weightedSlope(last.filter((point) => point !== left)).slope);
  const holds = others.every((other) => Math.sign(other) === Math.sign(slope));
  if (slope ** 2 * information <= significant || !holds) return "no change";
  return slope > 0 ? "increasing" : "decreasing";
}

/** The slope per year, and 1 over its variance, the variance of each point being known. */
function weightedSlope(points: readonly YearlyPoint[]): { slope: number; information: number } {
  const weights = Float64Array.from(points, ({ lower, upper }) => (3.92 / (upper - lower)) ** 2);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const years = Float64Array.from(points, ({ year }) => year);
  const middle = dot(weights, years) / total;
  const away = years.map((year) => year - middle);
  const information = dot(
    weights,
    away.map((distance) => distance ** 2),
  );
  const values = Float64Array.from(points, ({ value }, i) => value * (weights[i] ?? NaN));
  return { slope: dot(values, away) / information, information };
}
