import * as Plot from "@observablehq/plot";
import { brokenLines } from "./broken-lines.js";
import { eventFlags, letterWidth } from "./event-flags.js";

/** The one time axis that all charts of a page share. */
export interface TimeAxis {
  /** The first month, and the last, as `2021-01`. */
  from: string;
  to: string;
  /** The months that can be compared, where not all can; the rest is dimmed. */
  comparable: { from: string; to: string } | null;
  /** Thin lines, each with its short name. */
  events: { date: string; short: string }[];
  /** Years with a pale ground, each with what happened on a day in it that is not known. */
  years: { year: string; said: string }[];
  /** The words beside the chart say what is marked, as long as it is small. */
  isSmall?: boolean;
}

export interface ChartOptions {
  width: number;
  document: Document;
  axis: TimeAxis;
  /** Numbers as they stand on the upright axis. */
  tick: (given: number) => string;
}

const left = 52;
const right = 12;
const foot = 24;
const rowHeight = 15;

interface FrameOptions extends ChartOptions {
  height: number;
  /** The top of the upright axis, where the data alone should not decide it. */
  top?: number;
  wholeNumbers?: boolean;
  marks: Plot.Markish[];
}

/** Draws marks on the shared time axis: years below, marked events as thin lines, zero at the foot. */
export function timeFrame(options: FrameOptions): Element {
  const { width, document, axis, tick } = options;
  const domain: [Date, Date] = [monthStart(axis.from), monthEnd(axis.to)];
  const named = namesAround(axis, domain, width);
  const plot = Plot.plot({
    document,
    width,
    height: options.height + (named.rowsAbove + named.below.length) * rowHeight,
    className: "plot",
    marginLeft: left,
    marginRight: right,
    marginTop: 8 + named.rowsAbove * rowHeight,
    marginBottom: foot + named.below.length * rowHeight,
    x: { type: "utc", domain },
    y: { label: null, zero: true, ...(options.top !== undefined && { domain: [0, options.top] }) },
    marks: [
      ...named.grounds,
      Plot.gridY({ stroke: "var(--line)", strokeOpacity: 1, ...ticks(options) }),
      Plot.axisY({
        label: null,
        tickSize: 0,
        fill: "var(--muted)",
        tickFormat: tick,
        ...ticks(options),
      }),
      Plot.axisX(yearTicks(domain, width), {
        label: null,
        tickSize: 4,
        stroke: "var(--line-strong)",
        fill: "var(--muted)",
        textAnchor: "start",
        tickFormat: (at: Date) => String(at.getUTCFullYear()),
      }),
      ...options.marks,
      Plot.rect(dimmed(axis, domain), { x1: "from", x2: "to", fill: "var(--paper)", fillOpacity: 0.65 }),
      Plot.ruleY([0], { stroke: "var(--line-strong)" }),
      ...named.lines,
      ...named.below.map((line, i) =>
        Plot.text([line], {
          text: (said: string) => said,
          frameAnchor: "bottom-left",
          textAnchor: "start",
          lineAnchor: "top",
          dx: -left,
          dy: foot + i * rowHeight,
          fill: "var(--muted)",
        }),
      ),
    ],
  });
  return silent(plot);
}

interface NamesAround {
  rowsAbove: number;
  /** Behind all else. */
  grounds: Plot.Markish[];
  lines: Plot.Markish[];
  /** Lines of words below the axis. */
  below: string[];
}

// On a narrower chart events have numbers, and their names stand below it.
const leastWidthOfNames = 480;
// A small chart is a large one in a file of its own.
const leastWidthOfLarge = 640;

/** Marked events and years, named above the chart where there is room for names. */
function namesAround(axis: TimeAxis, domain: [Date, Date], width: number): NamesAround {
  const isNarrow = width < leastWidthOfNames;
  const isBare = axis.isSmall === true && width < leastWidthOfLarge;
  const inside = axis.events
    .filter(({ date }) => new Date(date) >= domain[0] && new Date(date) < domain[1])
    .toSorted((one, other) => one.date.localeCompare(other.date));
  const named = isBare ? [] : inside;
  const flags = eventFlags(
    isNarrow ? named.map((event, i) => ({ ...event, short: String(i + 1) })) : named,
    ({ date }) => position(new Date(date), domain, width),
    width - right,
  );
  const rowsOfFlags = Math.max(0, ...flags.map(({ row }) => row + 1));
  const years = axis.years.flatMap(({ year, said }) => {
    const from = new Date(Math.max(monthStart(`${year}-01`).getTime(), domain[0].getTime()));
    const to = new Date(Math.min(monthEnd(`${year}-12`).getTime(), domain[1].getTime()));
    if (from >= to) return [];
    const [start, end] = [position(from, domain, width), position(to, domain, width)];
    const side = width - start > end ? ("start" as const) : ("end" as const);
    const lines = isNarrow || isBare ? [] : broken(said, side === "start" ? width - start : end);
    return [{ from, to, side, lines, said }];
  });
  const feet = years.map((_, i) =>
    years.slice(i + 1).reduce((rows, { lines }) => rows + lines.length, rowsOfFlags),
  );
  return {
    rowsAbove: (feet[0] ?? rowsOfFlags) + (years[0]?.lines.length ?? 0),
    grounds: years.map((year, i) =>
      Plot.rect([year], {
        x1: "from",
        x2: "to",
        fill: "var(--paper-raised)",
        insetTop: up(feet[i] ?? 0),
      }),
    ),
    lines: [
      ...years.flatMap((year, i) => [
        Plot.ruleX([year, { ...year, from: year.to }], {
          x: "from",
          stroke: "var(--event)",
          strokeDasharray: "1,4",
          insetTop: up(feet[i] ?? 0),
        }),
        ...year.lines.map((said, line) =>
          Plot.text([said], {
            ...wordsAbove(year.side, (feet[i] ?? 0) + year.lines.length - line),
            x: () => (year.side === "start" ? year.from : year.to),
            text: () => said,
          }),
        ),
      ]),
      Plot.ruleX(isBare ? inside : [], { x: dayOf, stroke: "var(--event)" }),
      ...flags.flatMap(({ event, side, row }) => [
        Plot.ruleX([event], { x: dayOf, stroke: "var(--event)", insetTop: up(row + 1) }),
        Plot.text([event], {
          ...wordsAbove(side, row + 1),
          x: dayOf,
          text: "short",
          dx: side === "start" ? 3 : -3,
        }),
      ]),
    ],
    below:
      isNarrow && !isBare
        ? [
            ...years.flatMap(({ said }) => broken(said, width)),
            ...broken(named.map(({ short }, i) => `${i + 1}\u00a0${noBreaks(short)}`).join(", "), width),
          ]
        : [],
  };
}

const wordsAbove = (side: "start" | "end", rows: number) => ({
  frameAnchor: "top" as const,
  textAnchor: side,
  dy: -rows * rowHeight + 2,
  lineAnchor: "top" as const,
  fill: "var(--muted)",
  stroke: "var(--paper)",
  strokeWidth: 4,
});

const up = (rows: number) => -rows * rowHeight;
const dayOf = ({ date }: { date: string }) => new Date(date);
const noBreaks = (words: string) => words.replaceAll(" ", "\u00a0");

const broken = (words: string, room: number) => brokenLines(words, Math.floor(room / letterWidth));

/** A picture that is hidden from screen readers: named groups inside would only make noise for checkers. */
export function silent(plot: Element): Element {
  plot.setAttribute("aria-hidden", "true");
  // The policy refuses rules inside the picture; they stand in the site's own style sheet.
  for (const rules of plot.querySelectorAll("style")) rules.remove();
  for (const named of plot.querySelectorAll("[aria-label]")) named.removeAttribute("aria-label");
  return plot;
}

function dimmed({ comparable }: TimeAxis, [first, last]: [Date, Date]): { from: Date; to: Date }[] {
  if (comparable === null) return [];
  return [
    { from: first, to: monthStart(comparable.from) },
    { from: monthEnd(comparable.to), to: last },
  ].filter(({ from, to }) => from < to);
}

export function monthStart(month: string): Date {
  return new Date(`${month.slice(0, 7)}-01T00:00:00Z`);
}

export function monthEnd(month: string): Date {
  const start = monthStart(month);
  return new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1, 1));
}

const monthsIn: Record<string, number> = { month: 1, quarter: 3, year: 12 };

/** The stretch of the time axis that a period covers. */
export function stretch(period: string, start: string): { from: Date; to: Date; middle: Date } {
  const from = monthStart(start);
  const to = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + (monthsIn[period] ?? 1), 1));
  return { from, to, middle: new Date((from.getTime() + to.getTime()) / 2) };
}

function ticks({ wholeNumbers, top, height }: FrameOptions) {
  if (height < 100 && top !== undefined) return { ticks: [0, top] };
  return wholeNumbers && top !== undefined && top <= 4
    ? { ticks: Array.from({ length: top + 1 }, (_, i) => i) }
    : { ticks: 4 };
}

function yearTicks([from, to]: [Date, Date], width: number): Date[] {
  const years = [];
  for (let year = from.getUTCFullYear(); Date.UTC(year, 0, 1) < to.getTime(); year += 1) {
    const start = new Date(Date.UTC(year, 0, 1));
    if (start >= from) years.push(start);
  }
  const step = Math.max(1, Math.ceil((years.length * 36) / (width - left - right)));
  return years.length === 0 ? [from] : years.filter((_, i) => i % step === 0);
}

function position(at: Date, [from, to]: [Date, Date], width: number): number {
  const share = (at.getTime() - from.getTime()) / (to.getTime() - from.getTime());
  return left + share * (width - left - right);
}
