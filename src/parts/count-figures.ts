import { max } from "d3-array";
import { countBars } from "../charts/count-bars.js";
import type { TimeAxis } from "../charts/time-frame.js";
import { leastKnown, valueOf, type Figure } from "../figures/figure.js";
import { isOver, latest } from "../figures/series.js";
import { periodLink } from "./choice-link.js";
import type { ChartContent, Content } from "./content.js";
import { barLegend, figureFrame } from "./figure-frame.js";
import type { Table } from "./table.js";
import { ofReports, reportsShown, seriesShown, shown, type View } from "./view.js";

/** Stays started per month, or per quarter where months are not counted. */
export function staysPerMonth(view: View): Content {
  const { words, what } = view;
  const months = seriesShown(view, "month", what.indicator);
  const period = months.length > 0 ? "month" : "quarter";
  const figures = period === "month" ? months : seriesShown(view, "quarter", what.indicator);
  const label = words.figures.stays;
  const most = max(figures, leastKnown);
  const peaks = most === undefined ? [] : figures.filter((figure) => leastKnown(figure) === most);
  const [peak] = peaks;
  return figureFrame(view, {
    id: "opphold-per-maned",
    title: label.title(
      period,
      peak && {
        start: peak.period_start,
        count: most ?? 0,
        times: peaks.length,
      },
      what,
    ),
    subtitle: label.subtitle(period, what, view.axis.from, view.axis.to, view.who),
    legend: barLegend(view, figures),
    chart: barsOrReason(view, figures, { id: "opphold-per-maned", room: "middle", height: 190 }),
    table: countTable(view, label.table(period, what), words.columns[period], figures, words.number),
    indicators: [what.indicator],
    resting: latest(view.figures, "last_12", what.indicator),
  });
}

/** Stays started per whole year. */
export function staysPerYear(view: View): Content {
  const { words, what } = view;
  const figures = seriesShown(view, "year", what.indicator);
  const label = words.figures.staysPerYear;
  if (figures.length === 0) return [];
  return figureFrame(view, {
    id: "opphold-per-ar",
    title: label.title(
      figures.slice(-2).map((figure) => ({ ...figure, start: figure.period_start })),
      what,
    ),
    subtitle: label.subtitle(what, view.who),
    legend: barLegend(view, figures),
    chart: barsOrReason(view, figures, { id: "opphold-per-ar", room: "low", height: 150 }),
    table: countTable(view, label.table(what), words.columns.year, figures, words.number),
    indicators: [what.indicator],
    resting: figures.at(-1),
  });
}

/** Hours inside each month. */
export function hoursPerMonth(view: View): Content {
  const { words, what } = view;
  const figures = seriesShown(view, "month", "cell_hours");
  const total = latest(view.figures, "last_12", "cell_hours");
  const label = words.figures.hours;
  if (figures.length === 0) return [];
  const hours = words.hoursAlone;
  return figureFrame(view, {
    id: "timer-per-maned",
    title: label.title(total ?? { state: "not_available", value: null, low: null, high: null }, what),
    subtitle: label.subtitle(what, view.axis.from, view.axis.to, view.who),
    legend: barLegend(view, figures),
    chart: barsOrReason(view, figures, { id: "timer-per-maned", room: "low", height: 150, hours: true }),
    table: countTable(view, label.table(what), words.columns.month, figures, hours),
    indicators: ["cell_hours"],
    resting: total,
  });
}

/** Counts, or hours, of a series as bars, or in words why there are none. */
export function barsOrReason(
  view: View,
  figures: Figure[],
  {
    id,
    room,
    height,
    axis = view.axis,
    hours = false,
  }: { id: string; room: ChartContent["height"]; height: number; axis?: TimeAxis; hours?: boolean },
) {
  const { words } = view;
  return chartOrReason(view, figures, {
    height: room,
    draw: (width: number, document: Document) =>
      countBars(figures, {
        id,
        width,
        document,
        axis,
        height,
        tick: (given) => words.number(given),
        wholeNumbers: !hours,
        label: (figure) => spoken(view, figure, hours ? words.hours : words.number),
      }),
  });
}

/** A figure with its interval in the words that follow the pointer and are spoken where the keyboard stands. */
export function spoken(
  { words }: View,
  figure: Figure,
  written: (given: number) => string,
  interval = (lower: number, upper: number) => words.range(written(lower), written(upper)),
): string {
  const cell = shown(words, figure, written);
  const said = `${words.capital(words.period(figure.period, figure.period_start))}: ${typeof cell === "string" ? cell : cell.shown}`;
  return valueOf(figure) === undefined || figure.lower === null || figure.upper === null
    ? said
    : `${said} (${interval(figure.lower, figure.upper)})`;
}

/** The chart, or in words why there is none: no figure of the series is a number. */
export function chartOrReason<Chart>(
  view: View,
  figures: Figure[],
  chart: Chart,
): Chart | { reason: string } {
  if (figures.some(({ state }) => state === "value" || state === "incomplete")) return chart;
  const { words, site } = view;
  const last = figures.at(-1);
  const state = last?.state ?? "not_available";
  const indicator = site.indicators.find(({ indicator_id }) => indicator_id === last?.indicator_id);
  const rule = indicator?.rules[state];
  return {
    reason:
      rule === undefined
        ? `${words.capital(words.stateOf(state))}.`
        : `${words.capital(words.stateOf(state))}. ${rule}`,
  };
}

/** Counts by period, with the reports that they rest on. */
export function countTable(
  view: View,
  caption: string,
  periodColumn: string,
  figures: Figure[],
  written: (given: number) => string,
): Table {
  const { words, what } = view;
  const counted = figures[0]?.indicator_id === "cell_hours" ? words.columns.hours : words.columns.noun(what);
  return {
    caption,
    columns: [
      { label: periodColumn },
      { label: counted, number: true },
      ...ofReports(view, { label: words.columns.reports, number: true }),
    ],
    rows: figures.map((figure) => [
      periodLink(view, figure),
      shown(words, figure, written),
      ...ofReports(view, reportsShown(words, figure)),
    ]),
  };
}

/** The last whole period of a series with a number, by one indicator. */
export function lastWhole(view: View, period: string, indicatorId: string): Figure | undefined {
  return seriesShown(view, period, indicatorId).findLast(
    (figure) => isOver(figure, view.site.last_month) && valueOf(figure) !== undefined,
  );
}
