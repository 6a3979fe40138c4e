import * as Plot from "@observablehq/plot";
import type { Figure } from "../figures/figure.js";
import { barKind, type BarKind } from "./bar-kind.js";
import { hatchPattern } from "./hatch-pattern.js";
import { points } from "./points.js";
import { stretch, timeFrame, type ChartOptions } from "./time-frame.js";

interface Bar {
  kind: BarKind;
  from: Date;
  to: Date;
  low: number;
  high: number;
  start: string;
}

/**
 * Counts (or hours) as bars, one a period: settled ones filled, provisional ones hollow, those with reports
 * missing pale, incomplete ones from–to, hatched above what is known at least where nothing says how many more there
 * are, a hatched stretch where nobody reported, and a colon at the foot where the count is hidden, the same whatever it
 * is.
 */
export function countBars(
  figures: Figure[],
  options: ChartOptions & {
    id: string;
    height: number;
    wholeNumbers?: boolean;
    label: (figure: Figure) => string;
  },
): Element {
  const bars = figures.map((figure) => ({ ...bar(figure), label: options.label(figure) }));
  const highest = Math.max(1, ...bars.map(({ high }) => high));
  const top = options.wholeNumbers && highest <= 4 ? Math.max(2, highest) : niceTop(highest);
  const of = (...kinds: BarKind[]) => bars.filter(({ kind }) => kinds.includes(kind));
  const span = { x1: "from", x2: "to", insetLeft: 0.5, insetRight: 0.5 };
  const hatch = `${options.id}-skravering`;
  return timeFrame({
    ...options,
    top,
    marks: [
      hatching(hatch),
      Plot.rectY(of("missing", "at_least"), {
        x1: "from",
        x2: "to",
        y1: "low",
        y2: top,
        fill: `url(#${hatch})`,
      }),
      Plot.rectY(of("full"), { ...span, y1: 0, y2: "high", fill: "var(--place)" }),
      Plot.rectY(of("partial"), { ...span, y1: 0, y2: "high", fill: "var(--place-pale)" }),
      Plot.rectY(of("incomplete", "at_least"), { ...span, y1: 0, y2: "low", fill: "var(--place-pale)" }),
      Plot.rectY(of("incomplete"), {
        ...span,
        y1: "low",
        y2: "high",
        fill: "none",
        stroke: "var(--place)",
        strokeDasharray: "2,2",
      }),
      Plot.rectY(of("provisional"), {
        ...span,
        y1: 0,
        y2: "high",
        fill: "var(--paper)",
        stroke: "var(--place)",
      }),
      Plot.text(of("hidden"), {
        x: middle,
        y: 0,
        text: () => ":",
        dy: -9,
        fontSize: 16,
        fontWeight: 700,
        fill: "var(--muted)",
      }),
      ...points(bars, {
        x: middle,
        y: "high",
        order: "line",
      }),
    ],
  });
}

const middle = ({ from, to }: Bar) => new Date((from.getTime() + to.getTime()) / 2);

function bar(figure: Figure): Bar {
  const kind = barKind(figure);
  const { from, to } = stretch(figure.period, figure.period_start);
  const isNumber = kind !== "missing" && kind !== "hidden" && kind !== "absent";
  const shown = isNumber ? (figure.value ?? figure.low ?? 0) : 0;
  const low = kind === "incomplete" || kind === "at_least" ? (figure.low ?? 0) : 0;
  const high = kind === "incomplete" ? (figure.high ?? low) : shown;
  return { kind, from, to, low, high, start: figure.period_start };
}

/** The least round number that is not below the highest bar. */
export function niceTop(highest: number): number {
  const step = 10 ** Math.floor(Math.log10(highest));
  const round = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].find((times) => times * step >= highest);
  return (round ?? 10) * step;
}

/** Thin slanted lines among the marks of a plot, to be filled with by their id. */
export function hatching(id: string, color = "var(--hatch)"): Plot.RenderFunction {
  return (_index, _scales, _values, _dimensions, { document }) => hatchPattern(document, id, color);
}
