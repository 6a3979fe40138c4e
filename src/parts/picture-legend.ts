import { hatchPattern } from "../charts/hatch-pattern.js";
import { svgElement } from "../charts/svg-element.js";
import type { LegendItem } from "./chart-figure.js";

type Attributes = Record<string, string | number>;

/** How a mark of a legend is drawn; a colour to hatch with fills it with slanted lines. */
interface Mark {
  tag: "rect" | "circle" | "line" | "diamond";
  attributes: Attributes;
  hatch?: string;
  /** A sign that stands in its place. */
  sign?: string;
  /** The share of its height that it fills from the foot. */
  filled?: { share: number; fill: string };
}

/** The marks by the names that the page's own legend has them by; one that is not here has its words alone. */
const marks: Record<string, Mark> = {
  full: { tag: "rect", attributes: { fill: "var(--place)" } },
  partial: { tag: "rect", attributes: { fill: "var(--place-pale)" } },
  provisional: { tag: "rect", attributes: { fill: "var(--paper)", stroke: "var(--place)" } },
  incomplete: {
    tag: "rect",
    attributes: { fill: "none", stroke: "var(--place)", "stroke-dasharray": "2,2" },
    filled: { share: 0.5, fill: "var(--place-pale)" },
  },
  at_least: {
    tag: "rect",
    attributes: { stroke: "var(--hatch)" },
    hatch: "var(--hatch)",
    filled: { share: 0.4, fill: "var(--place-pale)" },
  },
  missing: { tag: "rect", attributes: { stroke: "var(--hatch)" }, hatch: "var(--hatch)" },
  hidden: { tag: "rect", attributes: { fill: "none" }, sign: ":" },
  ground: { tag: "rect", attributes: { fill: "var(--paper-raised)", stroke: "var(--line)" } },
  "grid-delivered": { tag: "rect", attributes: { fill: "var(--place-pale)" } },
  "grid-nil": { tag: "rect", attributes: { fill: "var(--place-band)" } },
  "grid-incomplete": {
    tag: "rect",
    attributes: { fill: "none" },
    filled: { share: 0.5, fill: "var(--alert)" },
  },
  "grid-not_reported": { tag: "rect", attributes: { stroke: "var(--third)" }, hatch: "var(--third)" },
  "dot-place": { tag: "circle", attributes: { fill: "var(--place)" } },
  "dot-second": { tag: "circle", attributes: { fill: "var(--second)" } },
  "dot-third": { tag: "circle", attributes: { fill: "var(--third)" } },
  "dot-hollow": { tag: "circle", attributes: { fill: "var(--paper)", stroke: "var(--place)" } },
  outside: { tag: "diamond", attributes: { fill: "var(--alert)", stroke: "var(--ink)" } },
  "line-centre": { tag: "line", attributes: { stroke: "var(--compared)" } },
  "line-limit": { tag: "line", attributes: { stroke: "var(--compared)", "stroke-dasharray": "4,3" } },
};

/** The mean width of a letter, as a share of its height; a little wide, so that no line is cut. */
export const letterShare = 0.56;

const size = 13;
const side = 11;

interface Options {
  document: Document;
  margin: number;
  width: number;
  top: number;
  fill: string;
}

/** The legend from left to right, in as many lines as it takes, and how far down it reaches. */
export function pictureLegend(
  legend: LegendItem[],
  { document, margin, width, top, fill }: Options,
): { drawn: Element[]; foot: number } {
  let x = margin;
  let y = top;
  const drawn = legend.flatMap(({ key, label }) => {
    const long = 18 + label.length * size * letterShare + 16;
    if (x === margin || x + long > width - margin) {
      x = margin;
      y += size * 1.6;
    }
    const words = svgElement(document, "text", { x: x + 18, y, "font-size": size, fill }, label);
    const own = [...drawnMark(document, key, x, y), words];
    x += long;
    return own;
  });
  return { drawn, foot: y };
}

function drawnMark(document: Document, key: string, x: number, y: number): Element[] {
  const mark = marks[key];
  if (mark === undefined) return [];
  const { tag, attributes, hatch, filled, sign } = mark;
  const id = `nokkel-${key}`;
  const placed = placedIn(tag, x, y);
  const rect = (share: number, given: Attributes) =>
    svgElement(document, "rect", {
      x,
      y: y - 10 + side * (1 - share),
      width: side,
      height: side * share,
      ...given,
    });
  return [
    ...(hatch === undefined ? [] : [hatchPattern(document, id, hatch)]),
    ...(filled === undefined ? [] : [rect(filled.share, { fill: filled.fill })]),
    svgElement(document, tag === "diamond" ? "rect" : tag, {
      ...placed,
      ...attributes,
      ...(hatch !== undefined && { fill: `url(#${id})` }),
    }),
    ...(sign === undefined
      ? []
      : [svgElement(document, "text", { x: x + 3, y, "font-weight": 700, fill: "var(--muted)" }, sign)]),
  ];
}

function placedIn(tag: Mark["tag"], x: number, y: number): Attributes {
  const middle = y - 5;
  if (tag === "circle") return { cx: x + 5, cy: middle, r: 5 };
  if (tag === "line") return { x1: x, x2: x + 13, y1: middle, y2: middle, "stroke-width": 2 };
  const box = { x, y: y - 10, width: side, height: side };
  return tag === "rect" ? box : { ...box, transform: `rotate(45 ${x + side / 2} ${y - 10 + side / 2})` };
}
