import { monitoringChart } from "../charts/monitoring-chart.js";
import { saidBy } from "../figures/by-organisation.js";
import type { Figure } from "../figures/figure.js";
import { isMissing, unpackPoint, type Monitoring, type MonitoringPoint } from "../figures/monitoring.js";
import { latest } from "../figures/series.js";
import type { Words } from "../words/words.js";
import type { LegendItem } from "./chart-figure.js";
import type { Content } from "./content.js";
import { figureFrame } from "./figure-frame.js";
import type { Table, TableCell } from "./table.js";
import { isAdultsInCell, type View } from "./view.js";

/** What is said of a chart, and where. */
interface Watched {
  id: string;
  label: Words["shareMonitoring"];
  resting: Figure | undefined;
  indicators: string[];
  /** A value in the table, and beside the axis. */
  written: (value: number) => string;
  tick: (given: number) => string;
  /** What stands above the points, what their values are made of, and the values. */
  heads: { point: string; counts: string[]; value: string };
}

/** When the place's stays stood out: by month or quarter, or from one stay to the next. */
export function monitoringFigure(view: View): Content {
  const { words, site, data, choice, what } = view;
  if (!isAdultsInCell(view) || !site.prison_days_available) return [];
  const label = words.monitoring;
  const chart = saidBy(data.monitoring, choice.organisation);
  const id = "nar-noe-skilte-seg-ut";
  const resting = latest(view.figures, "last_12", "rate");
  if (chart === undefined)
    return figureFrame(view, {
      id,
      title: label.none.title,
      subtitle: view.who,
      legend: [],
      chart: { reason: label.none.reason },
      table: { caption: label.none.title, columns: [], rows: [] },
      indicators: [],
      resting,
    });
  const isStay = chart.period === "stay";
  return watchedFigure(view, chart, {
    id,
    label,
    resting,
    indicators: isStay ? ["stays_started"] : ["rate"],
    written: isStay ? label.days : words.rate,
    tick: (given) => words.number(given, given < 1 && given !== 0 ? 2 : given % 1 === 0 ? 0 : 1),
    heads: isStay
      ? { point: label.columns.started, counts: [], value: label.columns.days }
      : {
          point: chart.period === "month" ? words.columns.month : words.columns.quarter,
          counts: [words.columns.noun(what), words.columns.prisonDays],
          value: words.columns.rate,
        },
  });
}

/** The quarters in which the self-harm share of a region or the country stood out. */
export function shareMonitoringFigure(view: View): Content {
  const { words, data, choice } = view;
  const chart = saidBy(data.self_harm_monitoring, choice.organisation);
  if (!isAdultsInCell(view) || chart === undefined) return [];
  return watchedFigure(view, chart, {
    id: "nar-andelen-skilte-seg-ut",
    label: words.shareMonitoring,
    resting: latest(view.figures, "last_12", "self_harm_share_stays"),
    indicators: ["self_harm_share_stays"],
    written: words.percent,
    tick: words.percent,
    heads: {
      point: words.columns.quarter,
      counts: [words.columns.withReason, words.columns.answered],
      value: words.columns.share,
    },
  });
}

function watchedFigure(view: View, chart: Monitoring, watched: Watched): Content {
  const { id, label } = watched;
  const points = chart.points.map(unpackPoint);
  const whole = { ...chart, points };
  const isKnown = points.some(({ value }) => value !== null);
  return figureFrame(view, {
    id,
    title: label.title(whole),
    subtitle: label.subtitle(whole, view.who),
    legend: isKnown ? legendOf(watched, chart, points) : [],
    chart: isKnown
      ? {
          height: "middle",
          draw: (width, document) =>
            monitoringChart(
              points.map((point) => ({ ...point, label: told(view, watched, chart.period, point) })),
              {
                id,
                width,
                document,
                axis: { ...view.wholeAxis, events: [...view.wholeAxis.events, ...rebasings(view, chart)] },
                height: 220,
                period: chart.period,
                tick: watched.tick,
              },
            ),
        }
      : { reason: label.noneKnown },
    table: tableOf(view, watched, chart.period, points),
    indicators: watched.indicators,
    resting: watched.resting,
    methods: hasLimits(chart) ? [{ state: "value", method: chart.chart }] : [],
    notes: label.notes(whole, view.site.rules),
  });
}

/** A point where the pointer or the keyboard stands; one without a value says why. */
function told({ words }: View, { label }: Watched, period: string, point: MonitoringPoint): string {
  const { when } = words.monitoring;
  if (point.value === null) return `${words.capital(when(period, point.at))}: ${words.stateOf(point.state)}`;
  return `${label.point(period, point)}${point.provisional ? ` (${words.provisional})` : ""}`;
}

/** Where the limits begin anew, marked as events are. */
function rebasings({ words }: View, { phases }: Monitoring) {
  return phases.flatMap(({ rebasing }) =>
    rebasing === null ? [] : [{ date: rebasing.begins_on, short: words.monitoring.rebased }],
  );
}

/** What occurs in the chart, each with its mark. */
function legendOf(
  { label: { legend: label } }: Watched,
  chart: Monitoring,
  points: MonitoringPoint[],
): LegendItem[] {
  const isLimited = hasLimits(chart);
  const items: [occurs: boolean, key: string, said: string][] = [
    [true, "dot-place", isLimited ? label.usual : label.unlimited],
    [points.some(({ outside }) => outside !== null), "outside", label.outside],
    [points.some(({ provisional }) => provisional), "dot-hollow", label.provisional],
    [isLimited, "line-centre", label.centre],
    [isLimited, "line-limit", label.limits],
    [chart.period !== "stay" && points.some(isMissing), "missing", label.missing],
  ];
  return items.flatMap(([occurs, key, said]) => (occurs ? [{ key, label: said }] : []));
}

function hasLimits({ phases }: Monitoring): boolean {
  return phases.some(({ limits }) => limits !== "none");
}

function tableOf(
  { words }: View,
  { label, written, heads }: Watched,
  period: string,
  points: MonitoringPoint[],
): Table {
  const valueOf = ({ value, state, provisional }: MonitoringPoint): TableCell =>
    value === null
      ? words.stateOf(state)
      : {
          shown: provisional ? `${written(value)} (${words.provisional})` : written(value),
          number: value,
        };
  const numbers = [
    ...heads.counts,
    heads.value,
    label.columns.centre,
    label.columns.lower,
    label.columns.upper,
  ];
  return {
    caption: label.table(period),
    columns: [
      { label: heads.point },
      ...numbers.map((head) => ({ label: head, number: true })),
      { label: label.columns.outside },
    ],
    rows: points.map((point) => [
      words.capital(words.monitoring.when(period, point.at)),
      ...[point.numerator, point.denominator]
        .slice(0, heads.counts.length)
        .map((count) => cell(count, words.number)),
      valueOf(point),
      cell(point.centre, written),
      cell(point.lower, written),
      cell(point.upper, written),
      point.outside === null ? "–" : label.outside(period, point.outside),
    ]),
  };
}

function cell(given: number | null, written: (given: number) => string): TableCell {
  return given === null ? "–" : { shown: written(given), number: given };
}
