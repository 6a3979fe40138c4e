import { sum } from "d3-array";

/** Events expected of an exposure at a time, in years. */
export interface Expected {
  year: number;
  exposure: number;
  events: number;
}

/**
 * The log-linear change per year (−0.2 is a fifth lower) that a Poisson regression with a level for each series finds:
 * where observed and fitted events have the same mean time. Series without events say nothing.
 */
export function changePerYear(series: Expected[][]): number {
  const telling = series.filter((points) => sum(points, ({ events }) => events) > 0);
  let [low, high] = [-3, 3];
  while (high - low > 1e-9) {
    const middle = (low + high) / 2;
    if (sum(telling, (points) => score(points, middle)) > 0) low = middle;
    else high = middle;
  }
  return Math.exp(low) - 1;
}

function score(points: Expected[], slope: number): number {
  const events = sum(points, (point) => point.events);
  const fitted = points.map(({ year, exposure }) => exposure * Math.exp(slope * (year - 2024)));
  const level = events / sum(fitted);
  return sum(points, (point, index) => point.year * (point.events - level * (fitted[index] ?? 0)));
}
