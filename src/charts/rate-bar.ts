import { svgElement } from "./svg-element.js";

/** A rate with its 95 % limits. */
export interface RateBar {
  value: number;
  lower: number;
  upper: number;
}

const height = 14;
const inset = 5;
const cutLength = 8;

/** A rate as a point on its interval, from zero on a scale that the rows of a table share; cut where it goes beyond. */
export function rateBar(bar: RateBar, top: number, width: number, document: Document): Element {
  const at = (rate: number) => inset + ((width - 2 * inset) * Math.min(rate, top)) / top;
  const middle = height / 2;
  const stroke = "var(--place)";
  const isCut = bar.upper > top;
  return svgElement(
    document,
    "svg",
    { class: "small-chart", width, height, viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true" },
    svgElement(document, "line", { x1: inset, x2: inset, y1: 0, y2: height, stroke: "var(--line-strong)" }),
    svgElement(document, "line", {
      // An interval beyond the top is a short stroke at the end.
      x1: isCut ? Math.min(at(bar.lower), at(top) - cutLength) : at(bar.lower),
      x2: at(bar.upper),
      y1: middle,
      y2: middle,
      stroke,
      "stroke-width": 3,
      "stroke-opacity": 0.4,
      ...(isCut && { "stroke-dasharray": "3,2" }),
    }),
    ...(bar.value > top
      ? []
      : [svgElement(document, "circle", { cx: at(bar.value), cy: middle, r: 3.5, fill: stroke })]),
  );
}

/** The scale of the bars below it: zero, the middle and the top. */
export function rateScale(
  top: number,
  tick: (rate: number) => string,
  width: number,
  document: Document,
): Element {
  const at = (rate: number) => inset + ((width - 2 * inset) * rate) / top;
  return svgElement(
    document,
    "svg",
    { class: "plot", width, height, viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true" },
    ...[0, top / 2, top].map((rate, i) =>
      svgElement(
        document,
        "text",
        {
          x: at(rate),
          y: height - 3,
          fill: "var(--muted)",
          "text-anchor": ["start", "middle", "end"][i] ?? "middle",
        },
        tick(rate),
      ),
    ),
  );
}
