import * as Plot from "@observablehq/plot";
import { points } from "./points.js";
import { silent } from "./time-frame.js";

/** A part of a change, or the whole of it. */
export interface ContributionBar {
  name: string;
  value: number;
  /** The number with its sign, as it stands beside the bar. */
  written: string;
  kind: "part" | "apart" | "total";
}

const fills = { part: "var(--place)", apart: "var(--place-pale)", total: "var(--compared)" };
const letterWidth = 6.4;
const right = 12;
const valueRoom = 44;

/** Parts of a change as bars from zero, more to the right and fewer to the left, and their sum last. */
export function contributionBars(
  bars: ContributionBar[],
  { width, document }: { width: number; document: Document },
): Element {
  // Where there is no room beside the bars, a name stands over its own.
  const longest = Math.max(...bars.map(({ name }) => name.length)) * letterWidth + 8;
  const isBeside = longest + 260 < width;
  const left = isBeside ? longest : 4;
  const rowHeight = isBeside ? 17 : 34;
  const values = bars.map(({ value }) => value);
  const [lowest, highest] = [Math.min(0, ...values), Math.max(0, ...values)];
  const numbered = bars.map((bar, row) => ({ ...bar, row, label: `${bar.name}: ${bar.written}` }));
  // The numbers beside the outermost bars are inside the picture.
  const pixels = width - left - right - 2 * valueRoom;
  const room = (valueRoom * (highest - lowest || 1)) / Math.max(60, pixels);
  const plot = Plot.plot({
    document,
    width,
    height: bars.length * rowHeight + 6,
    className: "plot",
    marginLeft: left,
    marginRight: right,
    marginTop: 2,
    marginBottom: 4,
    x: { domain: [lowest - room, highest + room], axis: null },
    y: { type: "band", domain: numbered.map(({ row }) => row), axis: null, paddingInner: 0, paddingOuter: 0 },
    marks: [
      Plot.barX(numbered, {
        x1: 0,
        x2: "value",
        y: "row",
        insetTop: isBeside ? 2 : 18,
        insetBottom: 2,
        fill: (bar: ContributionBar) => fills[bar.kind],
      }),
      Plot.ruleX([0], { stroke: "var(--line-strong)" }),
      Plot.text(numbered, {
        text: "name",
        y: "row",
        frameAnchor: "left",
        textAnchor: isBeside ? "end" : "start",
        dx: isBeside ? -8 : 0,
        dy: isBeside ? 0 : -9,
        fill: "currentColor",
      }),
      ...([true, false] as const).map((isMore) =>
        Plot.text(
          numbered.filter(({ value }) => value >= 0 === isMore),
          {
            text: "written",
            x: "value",
            y: "row",
            textAnchor: isMore ? "start" : "end",
            dx: isMore ? 5 : -5,
            dy: isBeside ? 0 : 8,
            fill: "currentColor",
          },
        ),
      ),
      ...points(numbered, { x: "value", y: "row", order: "grid" }),
    ],
  });
  return silent(plot);
}
