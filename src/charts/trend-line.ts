import * as Plot from "@observablehq/plot";
import { niceTop } from "./count-bars.js";
import { points } from "./points.js";
import { stretch, timeFrame, type ChartOptions } from "./time-frame.js";

/** A quarter as the trend sees it, all in the unit of the upright axis. */
export interface TrendPoint {
  quarter: string;
  value: number;
  fitted: number;
  lower: number;
  upper: number;
  label: string;
}

/** Quarters as dots, and through them the fitted line with the 95 % band of its mean. A quarter that does not count has no dot. */
export function trendLine(quarters: TrendPoint[], options: ChartOptions & { height: number }): Element {
  const placed = quarters.map((point) => ({ ...point, at: stretch("quarter", point.quarter).middle }));
  const highest = Math.max(...placed.map(({ value }) => value), ...placed.map(({ fitted }) => fitted));
  // A wide band is cut by the frame, so that the quarters themselves can be seen.
  const top = niceTop(Math.max(highest, Math.min(2 * highest, ...placed.map(({ upper }) => upper))) || 1);
  return timeFrame({
    ...options,
    top,
    marks: [
      Plot.areaY(placed, {
        x: "at",
        y1: (d: TrendPoint) => Math.min(d.lower, top),
        y2: (d: TrendPoint) => Math.min(d.upper, top),
        fill: "var(--place-band)",
        curve: "linear",
      }),
      Plot.lineY(placed, { x: "at", y: "fitted", stroke: "var(--place)", strokeWidth: 1.75 }),
      Plot.dot(placed, { x: "at", y: "value", r: 3, fill: "var(--paper)", stroke: "var(--place)" }),
      ...points(placed, { x: "at", y: "value", order: "line" }),
    ],
  });
}
