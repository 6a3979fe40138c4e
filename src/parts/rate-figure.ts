import { intervalDots } from "../charts/interval-dots.js";
import { intervalLine } from "../charts/interval-line.js";
import { valueOf } from "../figures/figure.js";
import { periodLink } from "./choice-link.js";
import type { Content } from "./content.js";
import { chartOrReason, lastWhole, spoken } from "./count-figures.js";
import { figureFrame } from "./figure-frame.js";
import { isOfFew, ofReports, rateInterval, reportsShown, seriesShown, shown, type View } from "./view.js";

/** Stays per 1000 prison days: by quarter for country and regions, by year for prisons, where a quarter holds too few. */
export function rateFigure(view: View): Content {
  const { words, what, data } = view;
  const period =
    data.place.place_level === "prison" || data.place.place_level === "unit" ? "year" : "quarter";
  const figures = seriesShown(view, period, "rate");
  const last = lastWhole(view, period, "rate");
  const label = words.figures.rate;
  if (figures.length === 0) return [];
  const options = (width: number, document: Document) => ({
    width,
    document,
    axis: view.axis,
    height: 190,
    tick: (given: number) => words.number(given, given < 1 && given !== 0 ? 2 : given % 1 === 0 ? 0 : 1),
  });
  const value = valueOf(last);
  return figureFrame(view, {
    id: "rate",
    title:
      last === undefined || value === undefined
        ? label.none
        : label.title(
            period,
            last.period_start,
            { value, lower: last.lower, upper: last.upper },
            isOfFew(view.site, last),
          ),
    subtitle: label.subtitle(period, what, view.who),
    legend: [],
    chart: chartOrReason(view, figures, {
      height: "middle",
      draw: (width, document) =>
        period === "quarter"
          ? intervalLine(figures, {
              ...options(width, document),
              label: (figure) => spoken(view, figure, words.rate),
            })
          : intervalDots([{ name: "", color: "place", figures }], {
              ...options(width, document),
              label: (figure) => spoken(view, figure, words.rate),
            }),
    }),
    table: {
      caption: label.table(what),
      columns: [
        { label: period === "year" ? words.columns.year : words.columns.quarter },
        { label: words.columns.rate, number: true },
        { label: words.columns.interval, number: true },
        { label: words.columns.noun(what), number: true },
        { label: words.columns.prisonDays, number: true },
        ...ofReports(view, { label: words.columns.reports, number: true }),
      ],
      rows: figures.map((figure) => [
        periodLink(view, figure),
        shown(words, figure, words.rate),
        rateInterval(view, figure),
        numberOrDash(figure.numerator, words.number),
        numberOrDash(figure.denominator, words.number),
        ...ofReports(view, reportsShown(words, figure)),
      ]),
    },
    indicators: ["rate", "prison_days"],
    resting: last,
    methods: figures,
  });
}

function numberOrDash(given: number | null, written: (given: number) => string) {
  return given === null ? "–" : { shown: written(given), number: given };
}
