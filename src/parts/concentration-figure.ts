import { intervalDots } from "../charts/interval-dots.js";
import { isPartial, valueOf, type Figure } from "../figures/figure.js";
import type { Front } from "../figures/front.js";
import { isOver, latest, series } from "../figures/series.js";
import type { Content } from "./content.js";
import { chartOrReason, spoken } from "./count-figures.js";
import { figureFrame } from "./figure-frame.js";
import type { View } from "./view.js";

interface Year {
  figure: Figure;
  top: number;
  all: number;
}

/** The stays with and without the three persons with most, by year: a description, not a cause. */
export function concentrationFigure(view: View, { figures }: Front): Content {
  const { words, site } = view;
  const label = words.front.concentration;
  const last = yearOf(latest(figures, "last_12", "top_3_share"));
  const shares = series(figures, "year", "top_3_share");
  const years = shares.flatMap((figure) => yearOf(figure) ?? []);
  const whole = years.filter(({ figure }) => isOver(figure, site.last_month));
  const drawn = [
    {
      name: label.all,
      color: "place" as const,
      figures: years.map(({ figure, all }) => counted(figure, all)),
    },
    {
      name: label.without,
      color: "second" as const,
      figures: years.map(({ figure, top, all }) => counted(figure, all - top)),
    },
  ];
  if (last === undefined && years.length === 0) return [];
  const before = whole.at(-1);
  return figureFrame(view, {
    id: "tre-personer",
    line: true,
    title: last === undefined ? label.none : label.title(last.top, last.all),
    subtitle: label.subtitle(shares.some(isPartial)),
    legend: drawn.map(({ name, color }) => ({ key: `dot-${color}`, label: name })),
    chart: chartOrReason(view, shares, {
      height: "low",
      draw: (width, document) =>
        intervalDots(drawn, {
          width,
          document,
          axis: { ...view.axis, events: [], years: [] },
          height: 96,
          tick: (given) => words.number(given),
          label: (figure, name) => `${spoken(view, figure, words.number)} ${name}`,
        }),
    }),
    table: {
      caption: label.table,
      columns: [
        { label: words.columns.year },
        { label: words.columns.noun(view.what), number: true },
        { label: label.topColumn, number: true },
        { label: label.withoutColumn, number: true },
        { label: words.columns.share, number: true },
      ],
      rows: years.map(({ figure, top, all }) => [
        words.period("year", figure.period_start),
        { shown: words.number(all), number: all },
        { shown: words.number(top), number: top },
        { shown: words.number(all - top), number: all - top },
        { shown: words.percent(top / all), number: top / all },
      ]),
    },
    indicators: ["top_3_share"],
    resting: latest(view.figures, "last_12", "stays_started"),
    notes:
      last === undefined
        ? []
        : [
            label.sentence(
              last.all - last.top,
              before && { year: before.figure.period_start.slice(0, 4), top: before.top, all: before.all },
            ),
          ],
  });
}

function yearOf(figure: Figure | undefined): Year | undefined {
  if (valueOf(figure) === undefined || !figure?.denominator || figure.numerator === null) return undefined;
  return { figure, top: figure.numerator, all: figure.denominator };
}

/** The same year's figure as a count. */
const counted = (figure: Figure, value: number): Figure => ({ ...figure, value, lower: null, upper: null });
