import * as Plot from "@observablehq/plot";
import { niceTop } from "./count-bars.js";
import { points } from "./points.js";
import { silent, type ChartOptions } from "./time-frame.js";

/** A bar of a row of classes of one breadth on the page: what is known whole, and above it what is not over. */
export interface ClassBar {
  count: number;
  /** Drawn hollow above the count. */
  open: number;
  label: string;
}

/** A line between two classes, at its place among them, with its words; a strong one is drawn whole. */
export interface ClassMark {
  at: number;
  name: string;
  isStrong: boolean;
}

interface Options extends Pick<ChartOptions, "width" | "document" | "tick"> {
  height: number;
  /** What stands below: at an edge where the place is a whole number, in the middle of a class where it ends in a half. */
  ticks: { at: number; name: string }[];
  marks?: ClassMark[];
  /** What each class would have had of an equal spread. */
  even?: number;
  /** Stretches of classes with a pale ground. */
  grounds?: { from: number; to: number }[];
}

const laneHeight = 14;

/** Counts of classes as bars from zero, side by side. */
export function classBars(bars: ClassBar[], options: Options): Element {
  const { width, document, marks = [], even, grounds = [] } = options;
  const placed = bars.map((bar, i) => ({ ...bar, from: i, to: i + 1, all: bar.count + bar.open }));
  const highest = Math.max(1, even ?? 0, ...placed.map(({ all }) => all));
  const top = highest <= 4 ? Math.max(2, Math.ceil(highest)) : niceTop(highest);
  const yTicks = top <= 4 ? { ticks: Array.from({ length: top + 1 }, (_, i) => i) } : { ticks: 4 };
  const span = { x1: "from", x2: "to", insetLeft: 1, insetRight: 1 };
  const lanes = marks.length === 0 ? 0 : width < 480 ? 2 : 1;
  const marginTop = 8 + lanes * laneHeight;
  return silent(
    Plot.plot({
      document,
      width,
      height: options.height + lanes * laneHeight,
      className: "plot",
      marginLeft: 40,
      marginRight: 16,
      marginTop,
      marginBottom: 24,
      x: { domain: [0, bars.length], axis: null },
      y: { label: null, domain: [0, top] },
      marks: [
        Plot.rect(grounds, { x1: "from", x2: "to", y1: 0, y2: top, fill: "var(--paper-raised)" }),
        Plot.gridY({ stroke: "var(--line)", strokeOpacity: 1, ...yTicks }),
        Plot.axisY({ label: null, tickSize: 0, fill: "var(--muted)", tickFormat: options.tick, ...yTicks }),
        Plot.text(options.ticks, {
          x: "at",
          text: "name",
          frameAnchor: "bottom",
          lineAnchor: "top",
          dy: 7,
          fill: "var(--muted)",
        }),
        Plot.rectY(placed, { ...span, y1: 0, y2: "count", fill: "var(--place)" }),
        Plot.rectY(
          placed.filter(({ open }) => open > 0),
          { ...span, y1: "count", y2: "all", fill: "var(--paper)", stroke: "var(--place)" },
        ),
        ...(even === undefined
          ? []
          : [Plot.ruleY([even], { stroke: "var(--compared)", strokeWidth: 1.5, strokeDasharray: "4,3" })]),
        ...marks.map(({ at, isStrong }) =>
          Plot.ruleX([at], {
            stroke: "var(--line-strong)",
            strokeWidth: isStrong ? 1.5 : 1,
            ...(!isStrong && { strokeDasharray: "2,4" }),
          }),
        ),
        ...marks.map(({ at, name, isStrong }, i) =>
          Plot.text([at], {
            x: () => at,
            text: () => name,
            frameAnchor: "top",
            lineAnchor: "bottom",
            dy: -4 - (i % lanes) * laneHeight,
            fill: isStrong ? "var(--ink)" : "var(--muted)",
          }),
        ),
        Plot.ruleY([0], { stroke: "var(--line-strong)" }),
        ...points(placed, { x: ({ from }) => from + 0.5, y: "all", order: "line" }),
      ],
    }),
  );
}
