import * as Plot from "@observablehq/plot";
import type { Figure } from "../figures/figure.js";
import { niceTop } from "./count-bars.js";
import { points } from "./points.js";
import { stretch, timeFrame, type ChartOptions } from "./time-frame.js";

interface Point {
  at: Date;
  value: number;
  lower: number;
  upper: number;
  provisional: boolean;
  label: string;
}

/** A rate or share with its interval as a band; a gap, never a line, where it could not be computed. */
export function intervalLine(
  figures: Figure[],
  options: ChartOptions & { height: number; atMost?: number; label: (figure: Figure) => string },
): Element {
  const drawn = figures.map((figure) => point(figure, options.label(figure)));
  const known = drawn.filter(({ value }) => !Number.isNaN(value));
  const highest = Math.max(
    ...known.flatMap(({ value, upper }) => [value, Number.isNaN(upper) ? value : upper]),
    0,
  );
  const top = Math.min(options.atMost ?? Infinity, niceTop(highest > 0 ? highest : 1));
  return timeFrame({
    ...options,
    top,
    marks: [
      Plot.areaY(drawn, { x: "at", y1: "lower", y2: "upper", fill: "var(--place-band)", curve: "linear" }),
      Plot.ruleX(drawn, { x: "at", y1: "lower", y2: "upper", stroke: "var(--place-pale)", strokeWidth: 1 }),
      Plot.lineY(drawn, { x: "at", y: "value", stroke: "var(--place)", strokeWidth: 1.75 }),
      Plot.dot(known, {
        x: "at",
        y: "value",
        r: 3,
        fill: (d: Point) => (d.provisional ? "var(--paper)" : "var(--place)"),
        stroke: "var(--place)",
      }),
      ...points(drawn, { x: "at", y: (d: Point) => (Number.isNaN(d.value) ? 0 : d.value), order: "line" }),
    ],
  });
}

function point(figure: Figure, label: string): Point {
  const shown = figure.state === "value";
  return {
    at: stretch(figure.period, figure.period_start).middle,
    value: shown ? (figure.value ?? NaN) : NaN,
    lower: shown ? (figure.lower ?? NaN) : NaN,
    upper: shown ? (figure.upper ?? NaN) : NaN,
    provisional: figure.provisional,
    label,
  };
}
