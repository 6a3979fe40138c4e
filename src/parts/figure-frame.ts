import type { Figure } from "../figures/figure.js";
import { chartFigure, type ChartFigure, type LegendItem } from "./chart-figure.js";
import type { Content } from "./content.js";
import { citedSentence } from "./cited-sentence.js";
import { linesAbove } from "./lines-above.js";
import type { Table } from "./table.js";
import { smallMark, type View } from "./view.js";
import { barKind, barKinds } from "../charts/bar-kind.js";

/** A chart of a place's page with what stands under every one: source, completeness, age, and the words of its file. */
export function figureFrame(
  view: View,
  figure: Pick<ChartFigure, "id" | "title" | "subtitle" | "legend" | "chart" | "table"> & {
    indicators: string[];
    /** The figures whose methods the source line names. */
    methods?: Made[];
    /** The figure whose reports the source line counts. */
    resting: Figure | undefined;
    notes?: string[];
    more?: { show: string; file: string; table: Table }[];
    line?: boolean;
  },
): Content {
  const { site, words, data } = view;
  const source = sourceLine(view, figure.resting, figure.methods);
  return chartFigure({
    ...figure,
    file: `${figure.id}-${data.place.place_id}`,
    words,
    notes: figure.notes ?? [],
    mark: smallMark(site),
    source,
    place: data.place.name,
    cited: citedSentence(view, figure.title, figure.resting, figure.indicators),
    ...(figure.more && {
      more: figure.more.map((one) => ({ ...one, file: `${one.file}-${data.place.place_id}` })),
    }),
    above: linesAbove(site, words, {
      what: [`${data.place.name}: ${figure.table.caption}.`, view.who],
      indicators: figure.indicators,
      source,
    }),
  });
}

type Made = Pick<Figure, "state" | "method">;

export function sourceLine({ site, words }: View, resting: Figure | undefined, made: Made[] = []): string {
  const expected = site.by_report ? (resting?.months_expected ?? 0) : 0;
  const reported = resting?.months_reported ?? 0;
  const reports =
    resting?.indicator_id === "reports_received"
      ? words.received(reported, expected)
      : words.complete(reported, expected, undefined);
  return words.source({
    madeUp: site.made_up,
    credit: site.credit,
    reports:
      resting === undefined || expected === 0
        ? null
        : words.inPeriod(resting.period, resting.period_start, reports),
    methods: [...new Set(made.flatMap(({ state, method }) => (state === "value" && method ? [method] : [])))],
    knownOn: site.known_at,
  });
}

/** A legend of the kinds of bars that occur, where more than the settled one does. */
export function barLegend({ words }: Pick<View, "words">, figures: Figure[]): LegendItem[] {
  const present = barKinds.filter((kind) => figures.some((figure) => barKind(figure) === kind));
  return present.length === 1 && present[0] === "full"
    ? []
    : present.map((kind) => ({ key: kind, label: words.barKinds[kind] }));
}
