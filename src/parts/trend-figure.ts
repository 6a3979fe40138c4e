import type { TimeAxis } from "../charts/time-frame.js";
import { trendLine } from "../charts/trend-line.js";
import type { Trend, TrendAnswer, TrendFit } from "../figures/trend-answer.js";
import { chartFigure } from "./chart-figure.js";
import type { Content } from "./content.js";
import { sourceLine } from "./figure-frame.js";
import { trendAnswer, trendsShown } from "./verdict.js";
import type { View } from "./view.js";

/** The quarters that the answer rests on, with the fitted line and its band. */
export function trendFigure(view: View): Content {
  const [first] = trendsShown(view);
  const told = first && trendAnswer(view, first.trend_id);
  if (first === undefined || told === undefined) return [];
  return figureOfTrend(view, first, told, {
    id: "utvikling",
    title: slopeTitle(view, told),
    height: 210,
    notes:
      fitsOf(view, told).length === 0
        ? []
        : [
            view.words.trends.chart.note({
              ...told,
              seasonal: ["region", "country"].includes(view.data.place.place_level),
            }),
          ],
  });
}

/** The quarters that are drawn, with the line through them. */
function fitsOf({ data }: View, told: TrendAnswer): TrendFit[] {
  return data.trends.fits.filter(
    ({ trend_id, organisation }) => trend_id === told.trend_id && organisation === told.organisation,
  );
}

/** How steep the line is, where that is known: the verdict above has the answer for its heading. */
function slopeTitle({ words }: View, told: TrendAnswer): string {
  return words.trends.size(told).replace(/\.$/, "") || words.trends.lead(told);
}

/** The quarters of any trend of the place, with the fitted line; a line of a list where that is asked for. */
export function figureOfTrend(
  view: View,
  trend: Trend,
  told: TrendAnswer,
  figure: {
    id: string;
    title: string;
    height: number;
    notes: string[];
    line?: boolean;
    deep?: boolean;
    axis?: TimeAxis;
  },
): Content {
  const { words, data, site } = view;
  const label = words.trends;
  const fits = fitsOf(view, told);
  const of = writing(view, trend, told);
  const who = site.by_report ? (words.populations[trend.population] ?? "") : "";
  const source = sourceLine(view, undefined);
  return chartFigure({
    ...figure,
    file: `${figure.id}-${data.place.place_id}`,
    words,
    subtitle: figure.line ? label.chart.short(told) : label.chart.subtitle(told, who),
    place: data.place.name,
    cited: [`${data.place.name}: ${label.lead(told)}.`, label.size(told)].join(" ").trim(),
    legend: [],
    chart:
      fits.length === 0
        ? { reason: label.chart.none }
        : {
            height: figure.line ? "low" : "middle",
            draw: (width, document) =>
              trendLine(
                fits.map((fit) => point(fit, of, view)),
                {
                  width,
                  document,
                  axis: figure.axis ?? view.wholeAxis,
                  height: figure.height,
                  tick: of.tick,
                },
              ),
          },
    table: {
      caption: label.chart.table(told),
      columns: [
        { label: words.columns.quarter },
        { label: of.events, number: true },
        { label: of.exposure, number: true },
        { label: label.chart.value(told), number: true },
        { label: label.chart.fitted, number: true },
        { label: words.columns.interval, number: true },
      ],
      rows: fits.map((fit) => {
        const { value, fitted, lower, upper } = point(fit, of, view);
        return [
          words.capital(words.quarter(fit.quarter)),
          { shown: words.number(fit.events), number: fit.events },
          { shown: words.number(fit.exposure), number: fit.exposure },
          { shown: of.written(value), number: value },
          { shown: of.written(fitted), number: fitted },
          of.range(lower, upper),
        ];
      }),
    },
    source,
    above: [
      ...(site.made_up ? [words.madeUp.toUpperCase()] : []),
      `${data.place.name}: ${label.chart.table(told)}. ${who}`.trim(),
      `${trend.name_nb}: ${trend.definition_nb}`,
      source,
    ],
  });
}

/** How the numbers of a trend are written: a rate per 1000 prison days, a count a month, or a share. */
interface Writing {
  per: number;
  written: (given: number) => string;
  range: (lower: number, upper: number) => string;
  tick: (given: number) => string;
  events: string;
  exposure: string;
}

function writing({ words }: View, { kind }: Trend, told: TrendAnswer): Writing {
  if (kind === "share")
    return {
      per: 1,
      written: words.percent,
      range: words.percentRange,
      tick: words.percent,
      events: words.columns.withReason,
      exposure: words.columns.answered,
    };
  const { written } = words.trends.chart;
  return {
    per: told.is_rate ? 1000 : 1,
    written,
    range: (lower, upper) => words.range(written(lower), written(upper)),
    tick: (given) => words.number(given, given < 1 && given !== 0 ? 2 : given % 1 === 0 ? 0 : 1),
    events: words.trends.stays(told),
    exposure: told.is_rate ? words.columns.prisonDays : words.trends.chart.months,
  };
}

/** What a quarter's rate was, and what the line expects of one with its prison days. */
function point(fit: TrendFit, { per, written, range }: Writing, { words }: View) {
  const of = (events: number) => (per * events) / fit.exposure;
  return {
    quarter: fit.quarter,
    value: of(fit.events),
    fitted: of(fit.fitted),
    lower: of(fit.lower),
    upper: of(fit.upper),
    label: `${words.capital(words.quarter(fit.quarter))}: ${words.trends.chart.point(written(of(fit.events)), written(of(fit.fitted)), range(of(fit.lower), of(fit.upper)))}`,
  };
}
