import * as Plot from "@observablehq/plot";
import { points } from "./points.js";
import { silent, type ChartOptions } from "./time-frame.js";

/** The share of stays that lasted longer than so many hours, from there to the next step. */
export interface CurveStep {
  hours: number;
  share: number;
  lower: number | null;
  upper: number | null;
  label: string;
}

/** A length that something is said of; a threshold of law in force is drawn stronger. */
export interface CurveMark {
  hours: number;
  isInForce: boolean;
}

type Band = Pick<CurveStep, "hours" | "lower" | "upper">;

const left = 52;
const right = 16;
const laneHeight = 14;

/** Kaplan and Meier's curve with its band, from all stays at 0 hours; thin lines at the lengths that are spoken of. */
export function lengthCurve(
  steps: CurveStep[],
  options: Pick<ChartOptions, "width" | "document" | "tick"> & {
    height: number;
    marks: CurveMark[];
    name: (hours: number, isNarrow: boolean) => string;
  },
): Element {
  const { width, document, marks, name } = options;
  const isNarrow = width < 480;
  const drawn = [{ hours: 0, share: 1, lower: 1, upper: 1, label: "" }, ...steps];
  const last = Math.max(1, ...drawn.map(({ hours }) => hours));
  const inside = marks.filter(({ hours }) => hours > 0 && hours <= last);
  const pixelsADay = ((width - left - right) * 24) / last;
  const lanes = pixelsADay < (isNarrow ? 30 : 64) ? 3 : 1;
  const marginTop = 6 + lanes * laneHeight;
  const days = Math.ceil(40 / pixelsADay);
  const plot = Plot.plot({
    document,
    width,
    height: options.height + marginTop,
    className: "plot",
    marginLeft: left,
    marginRight: right,
    marginTop,
    marginBottom: 24,
    x: { domain: [0, last] },
    y: { label: null, domain: [0, 1] },
    marks: [
      Plot.gridY({ stroke: "var(--line)", strokeOpacity: 1, ticks: 4 }),
      Plot.axisY({ label: null, tickSize: 0, fill: "var(--muted)", tickFormat: options.tick, ticks: 4 }),
      Plot.axisX(
        Array.from({ length: Math.floor(last / (24 * days)) + 1 }, (_, i) => 24 * days * i),
        {
          label: null,
          tickSize: 4,
          stroke: "var(--line-strong)",
          fill: "var(--muted)",
          tickFormat: (hours: number) => String(hours),
        },
      ),
      Plot.areaY(bandOf(drawn), { x: "hours", y1: "lower", y2: "upper", fill: "var(--place-band)" }),
      Plot.ruleX(
        inside.filter(({ isInForce }) => !isInForce),
        { x: "hours", stroke: "var(--line-strong)", strokeWidth: 1, strokeDasharray: "2,4" },
      ),
      Plot.ruleX(
        inside.filter(({ isInForce }) => isInForce),
        { x: "hours", stroke: "var(--line-strong)", strokeWidth: 1 },
      ),
      Plot.line(drawn, {
        x: "hours",
        y: "share",
        stroke: "var(--place)",
        strokeWidth: 1.75,
        curve: "step-after",
      }),
      Plot.ruleY([0], { stroke: "var(--line-strong)" }),
      ...inside.map((mark, i) =>
        Plot.text([mark], {
          x: "hours",
          text: () => name(mark.hours, isNarrow),
          frameAnchor: "top",
          lineAnchor: "bottom",
          dy: -4 - (i % lanes) * laneHeight,
          fill: mark.isInForce ? "var(--ink)" : "var(--muted)",
        }),
      ),
      ...points(steps, { x: "hours", y: "share", order: "line" }),
    ],
  });
  return silent(plot);
}

/** The limits of each step along its whole length: those of the last that are known reach to the step where none are. */
function bandOf(steps: Band[]): Band[] {
  return steps.flatMap(({ hours, lower, upper }, i) =>
    lower === null || upper === null
      ? []
      : [hours, steps[i + 1]?.hours ?? hours].map((at) => ({ hours: at, lower, upper })),
  );
}
