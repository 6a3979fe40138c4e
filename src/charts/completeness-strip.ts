import * as Plot from "@observablehq/plot";
import type { Figure } from "../figures/figure.js";
import { hatching } from "./count-bars.js";
import { points } from "./points.js";
import { stretch, timeFrame, type ChartOptions } from "./time-frame.js";

/** The share of the month's reports that have come, a low bar a month; what is missing is hatched above it. */
export function completenessStrip(
  figures: Figure[],
  options: ChartOptions & { id: string; height: number; label: (figure: Figure) => string },
): Element {
  const months = figures.flatMap((figure) => {
    const expected = figure.months_expected ?? 0;
    const { from, to, middle } = stretch(figure.period, figure.period_start);
    const share = (figure.months_reported ?? 0) / expected;
    return expected === 0 ? [] : [{ from, to, middle, share, label: options.label(figure) }];
  });
  const hatch = `${options.id}-skravering`;
  return timeFrame({
    ...options,
    top: 1,
    marks: [
      hatching(hatch),
      Plot.rectY(months, { x1: "from", x2: "to", y1: "share", y2: 1, fill: `url(#${hatch})` }),
      Plot.rectY(months, {
        x1: "from",
        x2: "to",
        insetLeft: 0.5,
        insetRight: 0.5,
        y1: 0,
        y2: "share",
        fill: "var(--compared)",
      }),
      ...points(months, { x: "middle", y: "share", order: "line" }),
    ],
  });
}
