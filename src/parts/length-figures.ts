import { intervalDots, type DotSeries } from "../charts/interval-dots.js";
import type { TimeAxis } from "../charts/time-frame.js";
import { valueOf, type Figure } from "../figures/figure.js";
import { startingAt } from "../figures/series.js";
import type { Content } from "./content.js";
import { chartOrReason, lastWhole, spoken } from "./count-figures.js";
import { figureFrame } from "./figure-frame.js";
import type { Table } from "./table.js";
import { intervalShown, ofReports, reportsShown, seriesShown, shown, type View } from "./view.js";

/** Median length with its quartiles, by the year that stays started. */
export function lengthFigure(view: View): Content {
  const { words, what } = view;
  const label = words.figures.lengths;
  const medians = mediansByYear(view);
  if (medians.length === 0) return [];
  const last = lastWhole(view, "year", "length_median");
  const median = valueOf(last);
  return figureFrame(view, {
    id: "varighet",
    title:
      last && median !== undefined
        ? label.title(last.period_start.slice(0, 4), median, what)
        : label.none(what),
    subtitle: label.subtitle(what, view.who),
    legend: [],
    chart: chartOrReason(view, medians, {
      height: "low",
      draw: (width, document) =>
        intervalDots([{ name: "", color: "place", figures: medians }], {
          width,
          document,
          axis: view.axis,
          height: 160,
          tick: (given) => words.number(given),
          label: (figure) => spoken(view, figure, words.hours),
        }),
    }),
    table: lengthTable(view),
    indicators: ["length_median", "length_longest", "open_stays"],
    resting: last,
    methods: medians,
  });
}

/** Lengths by the year that stays started: median, quartiles, the longest, and those still open. */
export function lengthTable(view: View): Table {
  const { words, what } = view;
  const longest = yearOf(view, "length_longest");
  const open = yearOf(view, "open_stays");
  const hours = words.hoursAlone;
  return {
    caption: words.figures.lengths.table(what),
    columns: [
      { label: words.columns.year },
      { label: words.columns.median, number: true },
      { label: words.columns.quartiles, number: true },
      { label: words.columns.longest, number: true },
      { label: words.columns.open, number: true },
      ...ofReports(view, { label: words.columns.reports, number: true }),
    ],
    rows: mediansByYear(view).map((figure) => [
      words.period("year", figure.period_start),
      shown(words, figure, hours),
      intervalShown(words, figure, hours),
      shown(words, longest(figure), hours),
      shown(words, open(figure), words.number),
      ...ofReports(view, reportsShown(words, figure)),
    ]),
  };
}

/** The median of each year, with the quartiles for its limits. */
function mediansByYear(view: View): Figure[] {
  const lower = yearOf(view, "length_lower_quartile");
  const upper = yearOf(view, "length_upper_quartile");
  return seriesShown(view, "year", "length_median").map((figure) => ({
    ...figure,
    lower: valueOf(lower(figure)) ?? null,
    upper: valueOf(upper(figure)) ?? null,
  }));
}

/** Another indicator's figure of the same year. */
function yearOf(view: View, indicator: string) {
  const figures = seriesShown(view, "year", indicator);
  return ({ period_start }: Figure) => startingAt(figures, period_start.slice(0, 10));
}

/**
 * Shares of stays longer than the thresholds, by the year that stays started; as a line of a list, with other words,
 * where that is asked for.
 */
export function longStaysFigure(
  view: View,
  line?: { title?: string; subtitle: string; notes: string[]; height: number; axis: TimeAxis },
): Content {
  const { words, what } = view;
  const label = words.figures.longStays;
  const thresholds = [24, 48, 72].map((hours, i) => ({
    name: label.over(hours),
    color: (["place", "second", "third"] as const)[i] ?? "place",
    figures: seriesShown(view, "year", `share_over_${hours}_h`),
  }));
  const [over24, , over72] = [24, 48, 72].map((hours) => lastWhole(view, "year", `share_over_${hours}_h`));
  const [share24, share72] = [valueOf(over24), valueOf(over72)];
  const all = thresholds.flatMap(({ figures }) => figures);
  if (all.length === 0) return [];
  return figureFrame(view, {
    id: "lange-opphold",
    line: line !== undefined,
    notes: line?.notes ?? [],
    title:
      line?.title ??
      (over24 &&
      share24 !== undefined &&
      share72 !== undefined &&
      over72?.period_start === over24.period_start
        ? label.title(over24.period_start.slice(0, 4), share24, share72, what)
        : label.none(what)),
    subtitle: line?.subtitle ?? label.subtitle(what, view.who),
    legend: thresholds.map(({ name, color }) => ({ key: `dot-${color}`, label: name })),
    chart: chartOrReason(view, all, {
      height: "low",
      draw: (width, document) => shareDots(view, thresholds, width, document, line),
    }),
    table: {
      caption: label.table(what),
      columns: [
        { label: words.columns.year },
        ...thresholds.flatMap(({ name }) => [
          { label: words.capital(name), number: true },
          { label: words.columns.interval, number: true },
        ]),
      ],
      rows: (thresholds[0]?.figures ?? []).map((first) => [
        words.period("year", first.period_start),
        ...thresholds.flatMap(({ figures }) => {
          const figure = startingAt(figures, first.period_start.slice(0, 10));
          return figure ? shareCells(view, figure) : ["–", "–"];
        }),
      ]),
    },
    indicators: ["share_over_24_h", "share_over_48_h", "share_over_72_h"],
    resting: over24,
    methods: all,
  });
}

/** A share and its interval, as two cells of a table. */
export function shareCells({ words }: View, figure: Figure) {
  return [
    shown(words, figure, words.percent),
    figure.state === "value" && figure.lower !== null && figure.upper !== null
      ? words.percentRange(figure.lower, figure.upper)
      : "–",
  ];
}

/** Shares with their intervals, in percent, never above the whole. */
export function shareDots(
  view: View,
  series: DotSeries[],
  width: number,
  document: Document,
  { height, axis }: { height: number; axis: TimeAxis } = { height: 170, axis: view.axis },
): Element {
  return intervalDots(series, {
    width,
    document,
    axis,
    height,
    atMost: 1,
    tick: view.words.percent,
    label: (figure, name) =>
      `${spoken(view, figure, view.words.percent, view.words.percentRange)}${name === "" ? "" : ` ${name}`}`,
  });
}
