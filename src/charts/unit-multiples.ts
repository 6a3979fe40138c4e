import { barKind } from "./bar-kind.js";
import { hatchPattern } from "./hatch-pattern.js";
import { nameLetterWidth, shortNamesInTwoLines } from "./short-names.js";
import { svgElement } from "./svg-element.js";
import type { Figure } from "../figures/figure.js";

/** A unit's small picture: its name, the page it leads to, and its figures in the order of time. */
export interface UnitPicture {
  name: string;
  href: string;
  figures: (Figure & { label: string })[];
}

export interface UnitGroup {
  name: string;
  units: UnitPicture[];
}

interface Options {
  id: string;
  width: number;
  document: Document;
  /** The starts of the periods that are drawn. */
  periods: string[];
  /** The top of the scale that all share. */
  top: number;
  tick: (count: number) => string;
  /** Days that are marked, as shares of the way from the first period to the end of the last. */
  events: number[];
  /** Years in which something happened on a day that is not known, from and to as the same shares. */
  years: { from: number; to: number }[];
}

const gap = 18;
const leastWidth = 128;
const axis = 22;
const nameLineHeight = 14;
const nameHeight = 2 * nameLineHeight + 3;
const plotHeight = 60;
const leastHeight = 2.5;
const noneWidth = 2;
const yearHeight = 20;
const rowHeight = nameHeight + plotHeight + yearHeight + 8;
const groupHeight = 34;

/** Units side by side on one scale, in groups: a bar a quarter, each drawn as what it is. */
export function unitMultiples(groups: UnitGroup[], options: Options): Element {
  const { width, document } = options;
  const columns = Math.max(1, Math.floor((width - axis + gap) / (leastWidth + gap)));
  const cell = Math.floor((width - axis + gap) / columns) - gap;
  const names = shortNamesInTwoLines(
    groups.flatMap(({ units }) => units.map(({ name }) => name)),
    Math.floor(cell / nameLetterWidth),
  );
  const drawn: Element[] = [];
  const read: Element[] = [];
  let y = 0;
  for (const group of groups) {
    drawn.push(
      text(document, group.name, {
        x: 0,
        y: y + 20,
        fill: "currentColor",
        "font-weight": 650,
        "font-size": 14,
      }),
    );
    y += groupHeight;
    group.units.forEach((unit, i) => {
      const column = i % columns;
      const at = { x: axis + column * (cell + gap), y: y + Math.floor(i / columns) * rowHeight };
      drawn.push(
        unitPicture(unit, cell, at, {
          ...options,
          lines: names.get(unit.name) ?? [unit.name],
          isFirst: column === 0,
        }),
      );
      read.push(...pointsOf(unit, cell, at, options));
    });
    y += Math.ceil(group.units.length / columns) * rowHeight;
  }
  return svgElement(
    document,
    "svg",
    { class: "plot", width, height: y, viewBox: `0 0 ${width} ${y}`, "aria-hidden": "true" },
    hatchPattern(document, `${options.id}-skravering`, "var(--hatch)"),
    ...drawn,
    svgElement(document, "g", { class: "points points-grid", fill: "none" }, ...read),
  );
}

/** What is told of each of a unit's bars, at its foot, where the keyboard finds it. */
function pointsOf(
  { figures }: UnitPicture,
  width: number,
  at: { x: number; y: number },
  { document, periods }: Options,
): Element[] {
  const step = width / periods.length;
  return figures.flatMap(({ period_start, label }) => {
    const place = periods.indexOf(period_start.slice(0, 10));
    if (place === -1) return [];
    return svgElement(document, "circle", {
      cx: (at.x + (place + 0.5) * step).toFixed(1),
      cy: at.y + nameHeight + plotHeight,
      r: 4,
      "data-label": label,
    });
  });
}

function unitPicture(
  unit: UnitPicture,
  width: number,
  at: { x: number; y: number },
  options: Options & { lines: string[]; isFirst: boolean },
): Element {
  const { document, top, tick, periods, events, years: grounds, lines, isFirst } = options;
  const foot = nameHeight + plotHeight;
  const level = (y: number, stroke: string) =>
    svgElement(document, "line", { x1: 0, x2: width, y1: y + 0.5, y2: y + 0.5, stroke });
  const years = [periods[0], periods.at(-1)].map((start) => (start ?? "").slice(0, 4));
  return svgElement(
    document,
    "g",
    { transform: `translate(${at.x},${at.y})` },
    ...grounds.map(({ from, to }) =>
      svgElement(document, "rect", {
        x: (from * width).toFixed(1),
        y: nameHeight,
        width: ((to - from) * width).toFixed(1),
        height: plotHeight,
        fill: "var(--paper-raised)",
      }),
    ),
    // The table beside has the same links for those who do not point.
    svgElement(
      document,
      "a",
      { href: unit.href, tabindex: -1 },
      svgElement(document, "title", {}, unit.figures.at(-1)?.label ?? unit.name),
      ...lines.map((line, i) =>
        text(document, line, {
          x: 0,
          y: nameHeight - 5 - (lines.length - 1 - i) * nameLineHeight,
          fill: "var(--link)",
        }),
      ),
      svgElement(document, "rect", { width, height: foot, fill: "var(--paper)", "fill-opacity": 0 }),
    ),
    level(nameHeight, "var(--line)"),
    ...events.map((share) =>
      svgElement(document, "line", {
        x1: share * width,
        x2: share * width,
        y1: nameHeight,
        y2: foot,
        stroke: "var(--event)",
      }),
    ),
    ...bars(unit, width, options),
    level(foot, "var(--line-strong)"),
    ...(isFirst
      ? [top, 0].map((count, i) =>
          text(document, tick(count), {
            x: -4,
            y: i === 0 ? nameHeight + 8 : foot + 3,
            fill: "var(--muted)",
            "text-anchor": "end",
            "font-size": 11,
          }),
        )
      : []),
    ...years.map((year, i) =>
      text(document, year, {
        x: i === 0 ? 0 : width,
        y: foot + 16,
        fill: "var(--muted)",
        "text-anchor": i === 0 ? "start" : "end",
        "font-size": 11,
      }),
    ),
  );
}

/** The bars of each kind as one path, so that many units are drawn in no time. */
function bars({ figures }: UnitPicture, width: number, { id, document, periods, top }: Options): Element[] {
  const step = width / periods.length;
  const foot = nameHeight + plotHeight;
  // The least count there is can be told from none, whatever the scale.
  const tall = (count: number) => (count === 0 ? 0 : Math.max(leastHeight, (plotHeight * count) / top));
  const inset = Math.min(1, step / 5);
  const box = (i: number, low: number, high: number, edge = inset) =>
    `M${(i * step + edge).toFixed(2)},${(foot - low).toFixed(2)}h${(step - 2 * edge).toFixed(2)}v${(low - high).toFixed(2)}h${(2 * edge - step).toFixed(2)}z`;
  // A hidden count is a colon on the foot, the same whatever it is.
  const colon = (i: number) =>
    [2, 8].map((up) => `M${((i + 0.5) * step - 1).toFixed(2)},${foot - up}h2v-2h-2z`).join("");
  // None hangs below the line that counts stand on: it was reported, and is not missing.
  const stroke = (i: number) =>
    `M${((i + 0.5) * step - noneWidth / 2).toFixed(2)},${foot + 2}h${noneWidth}v1.5h${-noneWidth}z`;
  const paths = new Map<Look, string>();
  for (const figure of figures) {
    const kind = barKind(figure);
    const i = periods.indexOf(figure.period_start.slice(0, 10));
    if (kind === "absent" || i === -1) continue;
    const draw = (look: Look, d: string) => paths.set(look, `${paths.get(look) ?? ""}${d}`);
    if (kind === "missing") draw("hatched", box(i, 0, plotHeight, 0));
    else if (kind === "hidden") draw("colon", colon(i));
    else if (kind === "incomplete" || kind === "at_least") {
      const known = tall(figure.low ?? 0);
      if (known > 0) draw("partial", box(i, 0, known));
      if (kind === "incomplete") draw("stated", box(i, known, tall(figure.high ?? 0)));
      else draw("hatched", box(i, known, plotHeight, 0));
    } else if (figure.value === 0) draw("none", stroke(i));
    else draw(kind, box(i, 0, tall(figure.value ?? 0)));
  }
  const looks: Record<Look, Record<string, string>> = {
    hatched: { fill: `url(#${id}-skravering)` },
    colon: { fill: "var(--muted)" },
    none: { fill: "var(--line-strong)" },
    full: { fill: "var(--place)" },
    partial: { fill: "var(--place-pale)" },
    provisional: { fill: "var(--paper)", stroke: "var(--place)" },
    stated: { fill: "none", stroke: "var(--place)", "stroke-dasharray": "2,2" },
  };
  return Object.entries(looks).flatMap(([look, attributes]) =>
    [...paths].flatMap(([drawn, d]) =>
      drawn === look ? [svgElement(document, "path", { d, ...attributes })] : [],
    ),
  );
}

type Look = "hatched" | "colon" | "none" | "full" | "partial" | "provisional" | "stated";

function text(document: Document, words: string, attributes: Record<string, string | number>): Element {
  return svgElement(document, "text", attributes, words);
}
