import { isFromTo, valueOf, type Figure } from "../figures/figure.js";
import type { Front } from "../figures/front.js";
import { saidBy } from "../figures/by-organisation.js";
import { markedEvents } from "../figures/marked-events.js";
import { unpackFigures } from "../figures/packed-figures.js";
import { latest } from "../figures/series.js";
import type { Trend, TrendAnswer } from "../figures/trend-answer.js";
import { h, type Content } from "./content.js";
import { barsOrReason, countTable } from "./count-figures.js";
import { barLegend, figureFrame, sourceLine } from "./figure-frame.js";
import { longStaysFigure } from "./length-figures.js";
import { figureOfTrend } from "./trend-figure.js";
import { trendAnswer } from "./verdict.js";
import { seriesShown, type View } from "./view.js";

const lineHeight = 92;

/** The page's time axis for a small chart, which has no room for the names of what is marked. */
const smallAxis = ({ axis }: View): View["axis"] => ({ ...axis, isSmall: true });

/** The use by several measures, each a line of words with its small chart. */
export function frontLines(view: View, front: Front): Content {
  const { site, who } = view;
  const label = view.words.front.lines;
  return h(
    "section",
    { id: "linjer", class: "lines" },
    h("h2", {}, label.title),
    h(
      "p",
      { class: "subtitle" },
      [label.subtitle(who, site.first_month, site.last_month), markedSaid(view)].join(" ").trim(),
    ),
    h(
      "div",
      { class: "lines-of-cell" },
      staysLine(view, front),
      hoursLine(view),
      lengthsLine(view),
      selfHarmLine(view, front),
    ),
    h("h3", { class: "beside" }, label.beside),
    h("div", { class: "lines-beside" }, ...otherMeasures(view)),
    h(
      "p",
      { class: "source" },
      sourceLine(
        view,
        latest(view.figures, "last_12", view.what.indicator),
        front.figures.filter(({ period }) => period === "last_12"),
      ),
    ),
  );
}

/** What the lines and pale years of the small charts are. */
function markedSaid({ words, axis, data }: View): string {
  const { dated } = markedEvents(data.events);
  return words.marked(
    dated.map((event) => `${event.short_nb} (${words.when(event.date, event.date_precision)})`),
    axis.years.map(({ said }) => said),
  );
}

/** Stays by quarter: what was counted, whatever the number of prison days. */
function staysLine(view: View, { count_change }: Front): Content {
  const { words, what, site } = view;
  const label = words.front.lines.stays;
  const lastTwelve = latest(view.figures, "last_12", what.indicator);
  const now = valueOf(lastTwelve);
  const quarters = seriesShown(view, "quarter", what.indicator);
  const before = count_change?.state === "value" ? count_change.stays_before : undefined;
  return figureFrame(view, {
    id: "opphold",
    line: true,
    title:
      now === undefined || lastTwelve === undefined
        ? label.unknown
        : label.title(now, isFromTo(lastTwelve), before, site.settled_month),
    subtitle: label.subtitle,
    legend: barLegend(view, quarters),
    chart: barsOrReason(view, quarters, {
      id: "opphold",
      room: "low",
      height: lineHeight,
      axis: smallAxis(view),
    }),
    table: countTable(
      view,
      words.figures.stays.table("quarter", what),
      words.columns.quarter,
      quarters,
      words.number,
    ),
    indicators: [what.indicator],
    resting: lastTwelve,
  });
}

function hoursLine(view: View): Content {
  const told = answerOf(view, "hours");
  if (told === undefined) return [];
  const label = view.words.front.lines;
  const total = latest(view.figures, "last_12", "cell_hours");
  return trendLineOf(view, told, "timer", [
    view.words.trends.size(told.answer),
    ...label.hours(valueOf(total), total !== undefined && isFromTo(total)),
  ]);
}

/** The shares over the thresholds, by year, and what the last 12 months are against the 12 before. */
function lengthsLine(view: View): Content {
  const curve = saidBy(view.data.length_curve, view.choice.organisation);
  const changes = curve?.changes ?? [];
  const over = changes.flatMap(({ hours, share }) => (share === null ? [] : [{ hours, share }]));
  return longStaysFigure(view, {
    height: lineHeight,
    axis: smallAxis(view),
    notes: [
      // The test of the whole curves is for those who read the page of the method.
      ...view.words.curve.change(changes.map((change) => ({ ...change, log_rank_p: null }))),
      ...(view.site.thresholds.length > 0 ? [view.words.front.lines.lengths.thresholds] : []),
    ],
    subtitle: view.words.front.lines.lengths.subtitle,
    ...(over.length > 0 && { title: view.words.front.lines.lengths.title(over, view.site.settled_month) }),
  });
}

/** The self-harm share with its trend; of stays, persons and hours; and the stays themselves beside it. */
function selfHarmLine(view: View, { figures }: Front): Content {
  const told = answerOf(view, "self_harm_share");
  if (told === undefined) return [];
  const { words } = view;
  const label = words.front.lines.selfHarm;
  const share = (of: string) => {
    const figure = latest(figures, "last_12", `self_harm_share_${of}`);
    const value = valueOf(figure);
    return figure && value !== undefined ? { ...figure, value } : undefined;
  };
  const beside = answerOf(view, "self_harm_stays");
  return trendLineOf(view, told, "selvskading", [
    ...label.shares({ stays: share("stays"), persons: share("persons"), hours: share("hours") }),
    ...(beside === undefined
      ? []
      : [label.beside(words.trends.word(beside.answer.settled_answer), perYear(view, beside.answer))]),
  ]);
}

/** The other measures, each by itself: a fall in one may be a rise in another. */
function otherMeasures(view: View): Content[] {
  const { words, site, choice } = view;
  const label = words.front.lines;
  return site.measures
    .filter(({ measure_id }) => measure_id !== choice.measure_id)
    .flatMap(({ measure_id, name_nb }) => {
      const trend = site.trends.find(
        (one) => one.measure_id === measure_id && one.population === choice.population,
      );
      const told = trend && answerOf(view, trend.trend_id);
      if (told === undefined) return [];
      const now = latest(figuresOf(view, measure_id), "last_12", "stays_started");
      return [
        figureOfTrend(view, told.trend, told.answer, {
          id: `tiltak-${measure_id}`,
          line: true,
          deep: true,
          title: label.measure(name_nb, valueOf(now), now !== undefined && isFromTo(now)),
          height: lineHeight,
          axis: smallAxis(view),
          notes: [label.answer(words.trends.word(told.answer.settled_answer), perYear(view, told.answer))],
        }),
      ];
    });
}

function figuresOf({ data, choice }: View, measureId: string): Figure[] {
  return unpackFigures(
    data.figures,
    (row) =>
      row.measure_id === measureId &&
      row.population === choice.population &&
      row.organisation === choice.organisation,
  );
}

interface Told {
  trend: Trend;
  answer: TrendAnswer;
}

function answerOf(view: View, trendId: string): Told | undefined {
  const trend = view.site.trends.find(({ trend_id }) => trend_id === trendId);
  const answer = trendAnswer(view, trendId);
  return trend && answer && { trend, answer };
}

function trendLineOf(view: View, { trend, answer }: Told, id: string, notes: string[]): Content {
  return figureOfTrend(view, trend, answer, {
    id,
    line: true,
    title: view.words.trends.lead(answer),
    height: lineHeight,
    axis: smallAxis(view),
    notes: notes.filter((note) => note !== ""),
  });
}

/** The change per year with its limits; nothing where it is not estimated. */
export function perYear({ words }: View, { lower, upper }: TrendAnswer): string {
  return lower === null || upper === null ? "" : words.trends.changeRange(lower, upper);
}
