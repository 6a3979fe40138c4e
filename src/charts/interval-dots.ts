import * as Plot from "@observablehq/plot";
import { valueOf, type Figure } from "../figures/figure.js";
import { niceTop } from "./count-bars.js";
import { points } from "./points.js";
import { stretch, timeFrame, type ChartOptions } from "./time-frame.js";

/** A series of points with intervals, drawn in one of the few colours and named at its last point. */
export interface DotSeries {
  name: string;
  color: "place" | "second" | "third";
  figures: Figure[];
}

interface Dot {
  at: Date;
  value: number | null;
  lower: number | null;
  upper: number | null;
  provisional: boolean;
  color: string;
  label: string;
}

const apartPixels = 9;

/** Points with upright intervals, one a period; several series stand side by side. */
export function intervalDots(
  series: DotSeries[],
  options: ChartOptions & {
    height: number;
    atMost?: number;
    label: (figure: Figure, name: string) => string;
  },
): Element {
  const told = series.map(({ name, color, figures }) =>
    figures.map((figure) => dot(figure, color, options.label(figure, name))),
  );
  const highest = Math.max(
    0,
    ...told.flat().flatMap(({ value, upper }) => [value ?? 0, upper ?? value ?? 0]),
  );
  const top = Math.min(options.atMost ?? Infinity, niceTop(highest > 0 ? highest : 1));
  return timeFrame({
    ...options,
    top,
    marks: told.flatMap((all, i) => {
      const dots = all.filter(({ value }) => value !== null);
      const dx = (i - (series.length - 1) / 2) * apartPixels;
      return [
        Plot.ruleX(
          dots.filter(({ lower, upper }) => lower !== null && upper !== null),
          { x: "at", y1: "lower", y2: "upper", dx, stroke: "color", strokeWidth: 2, strokeOpacity: 0.45 },
        ),
        Plot.dot(dots, {
          x: "at",
          y: "value",
          dx,
          r: 4,
          fill: (d: Dot) => (d.provisional ? "var(--paper)" : d.color),
          stroke: "color",
          strokeWidth: 1.5,
        }),
        ...points(all, { x: "at", y: ({ value }: Dot) => value ?? 0, dx, order: "series" }),
      ];
    }),
  });
}

function dot(figure: Figure, color: string, label: string): Dot {
  return {
    at: stretch(figure.period, figure.period_start).middle,
    value: valueOf(figure) ?? null,
    lower: figure.lower,
    upper: figure.upper,
    provisional: figure.provisional,
    color: `var(--${color})`,
    label,
  };
}
