import { lengthCurve } from "../charts/length-curve.js";
import { saidBy } from "../figures/by-organisation.js";
import { unpackStep, type LengthChange, type LengthCurve } from "../figures/length-curve.js";
import { latest } from "../figures/series.js";
import type { Content } from "./content.js";
import { figureFrame } from "./figure-frame.js";
import { lengthFigure, lengthTable } from "./length-figures.js";
import type { Table, TableCell } from "./table.js";
import { isAdultsInCell, lacksReportsOfYear, type View } from "./view.js";

/** How long the stays last: the curve of the last 12 months where there is one, else the median of each year. */
export function lengths(view: View): Content {
  const curve = isAdultsInCell(view) ? saidBy(view.data.length_curve, view.choice.organisation) : undefined;
  return curve === undefined ? lengthFigure(view) : curveFigure(view, curve);
}

function curveFigure(view: View, curve: LengthCurve): Content {
  const { words, site, what } = view;
  const label = words.curve;
  const steps = curve.steps.map(unpackStep);
  return figureFrame(view, {
    id: "varighet",
    title: label.title(curve.median, curve.median_lower, curve.median_upper),
    subtitle: label.subtitle(curve.stays, view.who, lacksReportsOfYear(view)),
    legend: [],
    chart: {
      height: "middle",
      draw: (width, document) =>
        lengthCurve(
          steps.map((step) => ({
            ...step,
            label: label.step(step.hours, step.share, step.lower, step.upper),
          })),
          {
            width,
            document,
            height: 210,
            marks: marksOf(view, curve),
            name: label.tick,
            tick: words.percent,
          },
        ),
    },
    table: {
      caption: label.table,
      columns: [
        { label: label.columns.hours, number: true },
        { label: label.columns.share, number: true },
        { label: words.columns.interval, number: true },
        { label: label.columns.atRisk, number: true },
      ],
      rows: steps.map(({ hours, share, lower, upper, at_risk }) => [
        { shown: words.number(hours, 1), number: hours },
        { shown: words.percent(share), number: share },
        lower === null || upper === null ? "–" : words.percentRange(lower, upper),
        { shown: words.number(at_risk), number: at_risk },
      ]),
    },
    more: [
      { show: label.changeTable.show, file: "varighet-endring", table: changeTable(view, curve.changes) },
      { show: label.showYears, file: "varighet-per-ar", table: lengthTable(view) },
    ],
    indicators: ["length_median", "length_longest", "open_stays"],
    resting: latest(view.figures, "last_12", what.indicator),
    methods: [{ state: "value", method: curve.method }],
    notes: [
      ...label.change(curve.changes),
      ...label.open(curve.open_stays),
      ...label.thresholds(site.thresholds.map(({ name_nb }) => name_nb)),
    ],
  });
}

/** The lengths that are compared, and those at which the law in force has somebody decide or be told. */
function marksOf({ site }: View, { changes }: LengthCurve) {
  const inForce = new Set(site.thresholds.map(({ hours }) => hours));
  return [...new Set([...changes.map(({ hours }) => hours), ...inForce])]
    .sort((a, b) => a - b)
    .map((hours) => ({ hours, isInForce: inForce.has(hours) }));
}

function changeTable({ words }: View, changes: LengthChange[]): Table {
  const label = words.curve;
  const cell = (given: number | null, write: (given: number) => string, state: string): TableCell =>
    given === null ? words.stateOf(state) : { shown: write(given), number: given };
  return {
    caption: label.changeTable.caption,
    columns: [
      { label: label.changeTable.over },
      { label: label.changeTable.now, number: true },
      { label: label.changeTable.before, number: true },
      { label: label.changeTable.difference, number: true },
      { label: words.columns.interval, number: true },
    ],
    rows: changes.map(({ hours, state, share, previous_share, difference, lower, upper }) => [
      label.over(hours),
      cell(share, words.percent, state),
      cell(previous_share, words.percent, state),
      difference === null
        ? words.stateOf(state)
        : { shown: label.points(difference), number: 100 * difference },
      lower === null || upper === null ? "–" : label.pointsRange(lower, upper),
    ]),
  };
}
