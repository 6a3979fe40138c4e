import * as Plot from "@observablehq/plot";

/** The one time axis that all charts of a page share. */
export interface TimeAxis {
  /** The first month, and the last, as `2021-01`. */
  from: string;
  to: string;
  /** The months that can be compared, where not all can; the rest is dimmed. */
  comparable: { from: string; to: string } | null;
  /** Thin lines, each with its short name where it has one. */
  events: { date: string; short: string }[];
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
const laneHeight = 15;
const letterWidth = 6.2;

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
  const inside = axis.events.filter(({ date }) => new Date(date) >= domain[0] && new Date(date) < domain[1]);
  const named = inside.filter(({ short }) => short !== "");
  const lanes = laneOfEach(named, domain, width);
  const laneCount = width < 480 ? 0 : Math.max(0, ...lanes.map((lane) => lane + 1));
  const marginTop = 8 + laneCount * laneHeight;
  const plot = Plot.plot({
    document,
    width,
    height: options.height + laneCount * laneHeight,
    className: "plot",
    marginLeft: left,
    marginRight: right,
    marginTop,
    marginBottom: 24,
    x: { type: "utc", domain },
    y: { label: null, zero: true, ...(options.top !== undefined && { domain: [0, options.top] }) },
    marks: [
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
      Plot.ruleX(inside, {
        x: (event: { date: string }) => new Date(event.date),
        stroke: "var(--event)",
        strokeWidth: 1,
        insetTop: -laneCount * laneHeight,
      }),
      ...(laneCount === 0
        ? []
        : named.map((event, i) =>
            Plot.text([event], {
              x: () => new Date(event.date),
              text: "short",
              frameAnchor: "top",
              textAnchor: anchor(event, domain, width),
              dx: anchor(event, domain, width) === "start" ? 3 : -3,
              dy: -(laneCount - (lanes[i] ?? 0)) * laneHeight + 2,
              lineAnchor: "top",
              fill: "var(--muted)",
              stroke: "var(--paper)",
              strokeWidth: 4,
            }),
          )),
    ],
  });
  return silent(plot);
}

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

type Dated = TimeAxis["events"][number];

function position({ date }: Dated, [from, to]: [Date, Date], width: number): number {
  const share = (new Date(date).getTime() - from.getTime()) / (to.getTime() - from.getTime());
  return left + share * (width - left - right);
}

function anchor(event: Dated, domain: [Date, Date], width: number): "start" | "end" {
  const room = width - right - position(event, domain, width);
  return event.short.length * letterWidth > room ? "end" : "start";
}

/** The line of words above the chart that each event's name stands on, so that none covers another. */
function laneOfEach(events: Dated[], domain: [Date, Date], width: number): number[] {
  const taken: { from: number; to: number }[][] = [];
  return events.map((event) => {
    const at = position(event, domain, width);
    const long = event.short.length * letterWidth + 8;
    const span =
      anchor(event, domain, width) === "start" ? { from: at, to: at + long } : { from: at - long, to: at };
    const free = taken.findIndex((lane) => lane.every(({ from, to }) => span.to < from || span.from > to));
    const lane = free === -1 ? taken.push([]) - 1 : free;
    taken[lane]?.push(span);
    return lane;
  });
}
