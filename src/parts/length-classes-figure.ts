import { sum } from "d3-array";
import { classBars } from "../charts/class-bars.js";
import { saidBy } from "../figures/by-organisation.js";
import type { LengthClass } from "../figures/length-classes.js";
import { latest } from "../figures/series.js";
import type { Content } from "./content.js";
import { figureFrame } from "./figure-frame.js";
import { isAdultsInCell, lacksReportsOfYear, type View } from "./view.js";

// The lengths that the trends speak of, besides the thresholds in force.
const spokenOf = [24, 48, 72];

/** How the lengths of the last 12 months' stays are spread, with the thresholds, and open stays as open. */
export function lengthClassesFigure(view: View): Content {
  const told = isAdultsInCell(view) ? saidBy(view.data.length_classes, view.choice.organisation) : undefined;
  if (told === undefined) return [];
  const { words, site } = view;
  const label = words.lengthClasses;
  const { classes } = told;
  const stays = (from: number) =>
    sum(
      classes.filter(({ from_hours }) => from_hours >= from),
      ({ ended, open }) => ended + open,
    );
  const open = sum(classes, (one) => one.open);
  if (stays(0) === 0) return [];
  return figureFrame(view, {
    id: "varighet-fordelt",
    title: label.title({ stays: stays(0), over24: stays(24), over72: stays(72), open }),
    subtitle: label.subtitle(view.who, lacksReportsOfYear(view)),
    legend:
      open === 0
        ? []
        : [
            { key: "full", label: label.legend.ended },
            { key: "provisional", label: label.legend.open },
          ],
    chart: {
      height: "middle",
      draw: (width, document) =>
        classBars(
          classes.map((one) => ({
            count: one.ended,
            open: one.open,
            label: label.label(one, one.ended, one.open),
          })),
          {
            width,
            document,
            height: 190,
            tick: (count) => words.number(count),
            ticks: classes.map(({ from_hours }, at) => ({ at, name: words.number(from_hours) })),
            marks: marksOf(view, classes, width < 480),
          },
        ),
    },
    table: {
      caption: label.table,
      columns: [
        { label: label.columns.length },
        { label: label.columns.ended, number: true },
        { label: label.columns.open, number: true },
      ],
      rows: classes.map((one) => [
        label.name(one),
        { shown: words.number(one.ended), number: one.ended },
        { shown: words.number(one.open), number: one.open },
      ]),
    },
    indicators: ["open_stays"],
    resting: latest(view.figures, "last_12", view.what.indicator),
    notes: [
      ...(open === 0 ? [] : [label.open]),
      ...words.curve.thresholds(site.thresholds.map(({ name_nb }) => name_nb)),
    ],
  });
}

/** The lengths at which the law in force has somebody decide or be told, and those that the trends speak of. */
function marksOf({ site, words }: View, classes: LengthClass[], isNarrow: boolean) {
  const inForce = new Set(site.thresholds.map(({ hours }) => hours));
  return [...new Set([...spokenOf, ...inForce])]
    .sort((a, b) => a - b)
    .flatMap((hours) => {
      const at = classes.findIndex(({ from_hours }) => from_hours === hours);
      const name = words.lengthClasses.mark(hours, isNarrow);
      return at === -1 ? [] : [{ at, name, isStrong: inForce.has(hours) }];
    });
}
