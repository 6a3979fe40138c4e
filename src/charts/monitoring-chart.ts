import * as Plot from "@observablehq/plot";
import { isMissing } from "../figures/monitoring.js";
import { hatching, niceTop } from "./count-bars.js";
import { points } from "./points.js";
import { stretch, timeFrame, type ChartOptions } from "./time-frame.js";

/** A point of a monitoring chart with the limits of its phase. */
export interface WatchedPoint {
  at: string;
  state: string;
  provisional: boolean;
  phase: number;
  value: number | null;
  centre: number | null;
  lower: number | null;
  upper: number | null;
  outside: string | null;
  label: string;
}

interface Placed extends WatchedPoint {
  from: Date;
  to: Date;
  middle: Date;
}

interface Edge {
  at: Date;
  phase: number;
  centre: number;
  lower: number;
  upper: number;
}

// Limits further up than so many times the highest point are cut, so that the points can be seen.
const mostAbove = 4;

/**
 * Points with their centre line and limits, anew in each phase: a diamond outside the limits, hollow while provisional.
 * A period that is not known has no point, and no line goes across it.
 */
export function monitoringChart(
  watched: WatchedPoint[],
  options: ChartOptions & { id: string; height: number; period: string },
): Element {
  const placed = watched.map((point) => ({ ...point, ...place(options.period, point.at) }));
  const known = placed.filter(({ value }) => value !== null);
  const top = topOf(watched);
  const edges = placed.flatMap((point) => edgesOf(point, top));
  const missing = placed.filter((point) => isMissing(point) && point.from < point.to);
  const hatch = `${options.id}-skravering`;
  return timeFrame({
    ...options,
    top,
    marks: [
      hatching(hatch),
      Plot.rect(missing, { x1: "from", x2: "to", y1: 0, y2: top, fill: `url(#${hatch})` }),
      Plot.line(edges, { ...limit("upper"), strokeDasharray: "4,3" }),
      Plot.line(edges, { ...limit("lower"), strokeDasharray: "4,3" }),
      Plot.line(edges, limit("centre")),
      Plot.line(placed, {
        x: "middle",
        y: ({ value }: Placed) => value ?? NaN,
        z: "phase",
        stroke: "var(--place-pale)",
        strokeWidth: 1.25,
      }),
      Plot.dot(
        known.filter(({ outside }) => outside === null),
        {
          x: "middle",
          y: "value",
          r: options.width < 480 ? 2 : 2.75,
          fill: filled("var(--place)"),
          stroke: "var(--place)",
        },
      ),
      Plot.dot(
        known.filter(({ outside }) => outside !== null),
        {
          x: "middle",
          y: "value",
          symbol: "diamond",
          r: 6,
          fill: filled("var(--alert)"),
          stroke: ({ provisional }: Placed) => (provisional ? "var(--alert)" : "var(--ink)"),
        },
      ),
      ...points(placed, { x: "middle", y: ({ value }: Placed) => value ?? 0, order: "line" }),
    ],
  });
}

const limit = (y: "centre" | "lower" | "upper") => ({
  x: "at",
  y,
  z: "phase",
  stroke: "var(--compared)",
  strokeWidth: 1.25,
});

const filled =
  (color: string) =>
  ({ provisional }: Placed) =>
    provisional ? "var(--paper)" : color;

/** Where a point stands: a period in its middle, a stay on its day. */
function place(period: string, at: string): { from: Date; to: Date; middle: Date } {
  if (period !== "stay") return stretch(period, at);
  const day = new Date(`${at.slice(0, 10)}T00:00:00Z`);
  return { from: day, to: day, middle: day };
}

/** The limits at both ends of a point, so that they are drawn as steps; a lower one at zero is no limit. */
function edgesOf({ from, to, phase, centre, lower, upper }: Placed, top: number): Edge[] {
  // A period that is not known breaks the limits; those of times between stays go on past a time that is not.
  if (centre === null || lower === null || upper === null)
    return from < to ? [{ at: from, phase, centre: NaN, lower: NaN, upper: NaN }] : [];
  const limits = { phase, centre, lower: lower > 0 ? lower : NaN, upper: Math.min(upper, top) };
  return [from, to].map((at) => ({ at, ...limits }));
}

function topOf(watched: WatchedPoint[]): number {
  const highest = Math.max(0, ...watched.map(({ value }) => value ?? 0));
  const uppers = Math.max(0, ...watched.map(({ upper }) => upper ?? 0));
  return niceTop(Math.max(highest, Math.min(highest * mostAbove, uppers)) || 1);
}
