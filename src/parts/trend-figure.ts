import { trendLine } from "../charts/trend-line.js";
import type { TrendFit } from "../figures/trend-answer.js";
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
  const { words, data, site } = view;
  const label = words.trends;
  const fits = data.trends.fits.filter(
    ({ trend_id, organisation }) => trend_id === told.trend_id && organisation === told.organisation,
  );
  const per = told.is_rate ? 1000 : 1;
  const written = label.chart.written;
  const source = sourceLine(view, undefined);
  return chartFigure({
    id: "utvikling",
    file: `utvikling-${data.place.place_id}`,
    words,
    title: label.lead(told),
    subtitle: label.chart.subtitle(told, view.who),
    legend: [],
    chart:
      fits.length === 0
        ? { reason: label.chart.none }
        : {
            height: "middle",
            draw: (width, document) =>
              trendLine(
                fits.map((fit) => point(fit, per, view)),
                {
                  width,
                  document,
                  axis: view.axis,
                  height: 210,
                  tick: (given) =>
                    words.number(given, given < 1 && given !== 0 ? 2 : given % 1 === 0 ? 0 : 1),
                },
              ),
          },
    table: {
      caption: label.chart.table(told),
      columns: [
        { label: words.columns.quarter },
        { label: label.stays(told), number: true },
        { label: told.is_rate ? words.columns.prisonDays : label.chart.months, number: true },
        { label: label.chart.value(told), number: true },
        { label: label.chart.fitted, number: true },
        { label: words.columns.interval, number: true },
      ],
      rows: fits.map((fit) => {
        const { value, fitted, lower, upper } = point(fit, per, view);
        return [
          words.capital(words.quarter(fit.quarter)),
          { shown: words.number(fit.events), number: fit.events },
          { shown: words.number(fit.exposure), number: fit.exposure },
          { shown: written(value), number: value },
          { shown: written(fitted), number: fitted },
          words.range(written(lower), written(upper)),
        ];
      }),
    },
    source,
    above: [
      ...(site.made_up ? [words.madeUp.toUpperCase()] : []),
      `${data.place.name}: ${label.chart.table(told)}. ${view.who}`.trim(),
      `${first.name_nb}: ${first.definition_nb}`,
      source,
    ],
    notes: [label.chart.note({ ...told, seasonal: ["region", "country"].includes(data.place.place_level) })],
  });
}

/** What a quarter's rate was, and what the line expects of one with its prison days. */
function point(fit: TrendFit, per: number, { words }: View) {
  const of = (events: number) => (per * events) / fit.exposure;
  return {
    quarter: fit.quarter,
    value: of(fit.events),
    fitted: of(fit.fitted),
    lower: of(fit.lower),
    upper: of(fit.upper),
    label: `${words.capital(words.quarter(fit.quarter))}: ${words.trends.chart.point(of(fit.events), of(fit.fitted), of(fit.lower), of(fit.upper))}`,
  };
}
