import { valueOf } from "../figures/figure.js";
import { startingAt } from "../figures/series.js";
import type { Content } from "./content.js";
import { chartOrReason, lastWhole } from "./count-figures.js";
import { figureFrame } from "./figure-frame.js";
import { shareCells, shareDots } from "./length-figures.js";
import { seriesShown, type View } from "./view.js";

/** The share of stays with a self-harm reason, the narrow one beside it. */
export function selfHarmFigure(view: View): Content {
  const { words, what } = view;
  const label = words.figures.selfHarm;
  const wide = seriesShown(view, "year", "self_harm_share_stays");
  if (wide.length === 0) return [];
  const narrow = seriesShown(view, "year", "narrow_share_stays");
  const last = lastWhole(view, "year", "self_harm_share_stays");
  const share = valueOf(last);
  const drawn = [
    { name: label.wide, color: "place" as const, figures: wide },
    { name: label.narrow, color: "second" as const, figures: narrow },
  ];
  return figureFrame(view, {
    id: "selvskading",
    title:
      last && share !== undefined
        ? label.title(last.period_start.slice(0, 4), { ...last, value: share }, what)
        : label.none(what),
    subtitle: label.subtitle(what, view.who),
    legend: drawn.map(({ name, color }) => ({ key: `dot-${color}`, label: name })),
    chart: chartOrReason(view, [...wide, ...narrow], {
      height: "low",
      draw: (width, document) => shareDots(view, drawn, width, document),
    }),
    table: {
      caption: label.table(what),
      columns: [
        { label: words.columns.year },
        { label: words.columns.share, number: true },
        { label: words.columns.interval, number: true },
        { label: words.columns.withReason, number: true },
        { label: words.columns.answered, number: true },
        { label: words.columns.narrow, number: true },
        { label: words.columns.interval, number: true },
      ],
      rows: wide.map((figure) => {
        const beside = startingAt(narrow, figure.period_start.slice(0, 10));
        return [
          words.period("year", figure.period_start),
          ...shareCells(view, figure),
          counted(figure.numerator, words.number),
          counted(figure.denominator, words.number),
          ...(beside ? shareCells(view, beside) : ["–", "–"]),
        ];
      }),
    },
    indicators: ["self_harm_share_stays", "narrow_share_stays"],
    resting: last,
    methods: wide,
  });
}

function counted(given: number | null, written: (given: number) => string) {
  return given === null ? "–" : { shown: written(given), number: given };
}
