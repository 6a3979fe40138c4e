import { monitoringChart } from "../charts/monitoring-chart.js";
import { saidBy } from "../figures/by-organisation.js";
import { isMissing, unpackPoint, type Monitoring, type MonitoringPoint } from "../figures/monitoring.js";
import { latest } from "../figures/series.js";
import type { LegendItem } from "./chart-figure.js";
import type { Content } from "./content.js";
import { figureFrame } from "./figure-frame.js";
import type { Table, TableCell } from "./table.js";
import { isAdultsInCell, type View } from "./view.js";

const id = "nar-noe-skilte-seg-ut";

/** When the place's stays stood out: by month or quarter, or from one stay to the next. */
export function monitoringFigure(view: View): Content {
  const { words, site, data, choice } = view;
  if (!isAdultsInCell(view) || !site.prison_days_available) return [];
  const label = words.monitoring;
  const chart = saidBy(data.monitoring, choice.organisation);
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
  const points = chart.points.map(unpackPoint);
  const whole = { ...chart, points };
  const isKnown = points.some(({ value }) => value !== null);
  return figureFrame(view, {
    id,
    title: label.title(whole),
    subtitle: label.subtitle(whole, view.who),
    legend: isKnown ? legendOf(view, chart, points) : [],
    chart: isKnown
      ? {
          height: "middle",
          draw: (width, document) =>
            monitoringChart(
              points.map((point) => ({ ...point, label: told(view, chart.period, point) })),
              {
                id,
                width,
                document,
                axis: { ...view.wholeAxis, events: [...view.wholeAxis.events, ...rebasings(view, chart)] },
                height: 220,
                period: chart.period,
                tick: (given) => words.number(given, given < 1 && given !== 0 ? 2 : given % 1 === 0 ? 0 : 1),
              },
            ),
        }
      : { reason: label.noneKnown },
    table: tableOf(view, chart.period, points),
    indicators: chart.period === "stay" ? ["stays_started"] : ["rate"],
    resting,
    methods: hasLimits(chart) ? [{ state: "value", method: chart.chart }] : [],
    notes: label.notes(whole, site.rules),
  });
}

/** A point where the pointer or the keyboard stands; one without a value says why. */
function told({ words }: View, period: string, point: MonitoringPoint): string {
  const { when, point: said } = words.monitoring;
  if (point.value === null) return `${words.capital(when(period, point.at))}: ${words.stateOf(point.state)}`;
  return `${said(period, point)}${point.provisional ? ` (${words.provisional})` : ""}`;
}

/** Where the limits begin anew, marked as events are. */
function rebasings({ words }: View, { phases }: Monitoring) {
  return phases.flatMap(({ rebasing }) =>
    rebasing === null ? [] : [{ date: rebasing.begins_on, short: words.monitoring.rebased }],
  );
}

/** What occurs in the chart, each with its mark. */
function legendOf({ words }: View, chart: Monitoring, points: MonitoringPoint[]): LegendItem[] {
  const label = words.monitoring.legend;
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

function tableOf({ words, what }: View, period: string, points: MonitoringPoint[]): Table {
  const label = words.monitoring;
  const isStay = period === "stay";
  const written = isStay ? label.days : words.rate;
  const valueOf = ({ value, state, provisional }: MonitoringPoint): TableCell =>
    value === null
      ? words.stateOf(state)
      : {
          shown: provisional ? `${written(value)} (${words.provisional})` : written(value),
          number: value,
        };
  const counts = (columns: TableCell[]) => (isStay ? [] : columns);
  return {
    caption: label.table(period),
    columns: [
      {
        label:
          period === "month" ? words.columns.month : isStay ? label.columns.started : words.columns.quarter,
      },
      ...(isStay
        ? []
        : [
            { label: words.columns.noun(what), number: true },
            { label: words.columns.prisonDays, number: true },
          ]),
      { label: isStay ? label.columns.days : words.columns.rate, number: true },
      { label: label.columns.centre, number: true },
      { label: label.columns.lower, number: true },
      { label: label.columns.upper, number: true },
      { label: label.columns.outside },
    ],
    rows: points.map((point) => [
      words.capital(label.when(period, point.at)),
      ...counts([cell(point.stays, words.number), cell(point.prison_days, words.number)]),
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
