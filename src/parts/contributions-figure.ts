import { ascending, descending, sum } from "d3-array";
import { contributionBars, type ContributionBar } from "../charts/contribution-bars.js";
import type { Contribution, CountChange, Front, Pairing } from "../figures/front.js";
import { latest } from "../figures/series.js";
import type { Content } from "./content.js";
import { figureFrame } from "./figure-frame.js";
import type { Table } from "./table.js";
import type { View } from "./view.js";

/** A line of the chart: a unit by its name, several together, or what cannot be compared. */
interface Line extends Omit<ContributionBar, "written"> {
  stays_now: number;
  stays_before: number;
}

const mostNamed = 6;
const namedOfEachDirection = 2;
const apart: Pairing[] = ["opened", "closed", "another", "lacking"];

/** What each unit adds to the change in the country's stays, so that all lines add up to it. */
export function contributionsFigure(view: View, front: Front): Content {
  const { count_change: change, contributions, units_compared } = front;
  if (change === null) return [];
  const { words } = view;
  const label = words.front.contributions;
  const lines = contributionLines(view, contributions, change);
  const compared = contributions.filter(({ pairing }) => pairing === "compared");
  return figureFrame(view, {
    id: "bidrag",
    line: true,
    title: label.title(change.stays_now, change.stays_before, change.change),
    subtitle: label.subtitle,
    legend: [],
    chart: {
      height: "middle",
      draw: (width, document) =>
        contributionBars(
          lines.map((line) => ({ ...line, written: label.signed(line.value) })),
          { width, document },
        ),
    },
    table: {
      caption: label.table,
      columns: [
        { label: label.line },
        { label: words.columns.lastTwelve, number: true },
        { label: label.before, number: true },
        { label: label.change, number: true },
      ],
      rows: lines.map((line) => [
        line.name,
        { shown: words.number(line.stays_now), number: line.stays_now },
        { shown: words.number(line.stays_before), number: line.stays_before },
        { shown: label.signed(line.value), number: line.value },
      ]),
    },
    more: [{ show: label.all.show, file: "bidrag-alle", table: allUnits(view, contributions) }],
    indicators: ["stays_started"],
    resting: latest(view.figures, "last_12", "stays_started"),
    notes: [
      ...label.largest(largest(compared, 1), largest(compared, -1)),
      ...label.chance(units_compared.units, units_compared.beyond),
      ...label.lacking(sum(contributions, ({ pairing, months }) => (pairing === "lacking" ? months : 0))),
    ],
  });
}

/** The units that add or take most by name, in the register's order, the others together, and what is apart. */
export function contributionLines(
  { words }: Pick<View, "words">,
  contributions: Contribution[],
  change: CountChange,
): Line[] {
  const label = words.front.contributions;
  const compared = contributions.filter(
    ({ pairing, contribution }) => pairing === "compared" && contribution !== 0,
  );
  const named = new Set(
    compared
      .toSorted((a, b) => descending(Math.abs(a.contribution), Math.abs(b.contribution)))
      .slice(0, mostNamed),
  );
  const others = compared.filter((one) => !named.has(one));
  const [more, fewer] = [true, false].map((isMore) =>
    others.filter(({ contribution }) => contribution > 0 === isMore),
  );
  return [
    ...[...named]
      .toSorted((a, b) => ascending(contributions.indexOf(a), contributions.indexOf(b)))
      .map((one) => lineOf(one.unit_name, "part", [one])),
    ...[more ?? [], fewer ?? []].flatMap((together, i) =>
      together.length === 0 ? [] : [lineOf(label.others(together.length, i === 0), "part", together)],
    ),
    ...unchanged(words, contributions),
    ...apart.flatMap((pairing) => {
      const own = contributions.filter((one) => one.pairing === pairing);
      return own.some(({ stays_now, stays_before }) => stays_now + stays_before > 0)
        ? [lineOf(label.pairing(pairing), "apart", own)]
        : [];
    }),
    {
      name: label.total,
      kind: "total",
      value: change.change,
      stays_now: change.stays_now,
      stays_before: change.stays_before,
    },
  ];
}

/** The units with as many as before: they add nothing to the change, and stand so that the stays add up too. */
function unchanged(words: View["words"], contributions: Contribution[]): Line[] {
  const same = contributions.filter(
    ({ pairing, contribution, stays_now }) => pairing === "compared" && contribution === 0 && stays_now > 0,
  );
  return same.length === 0 ? [] : [lineOf(words.front.contributions.same(same.length), "part", same)];
}

function lineOf(name: string, kind: Line["kind"], together: Contribution[]): Line {
  return {
    name,
    kind,
    value: sum(together, ({ contribution }) => contribution),
    stays_now: sum(together, ({ stays_now }) => stays_now),
    stays_before: sum(together, ({ stays_before }) => stays_before),
  };
}

/** The largest contributions of one direction, at most two. */
function largest(compared: Contribution[], direction: 1 | -1) {
  return compared
    .filter(({ contribution }) => contribution * direction > 0)
    .toSorted((a, b) => descending(a.contribution * direction, b.contribution * direction))
    .slice(0, namedOfEachDirection)
    .map(({ unit_name, contribution }) => ({ name: unit_name, contribution }));
}

function allUnits({ words }: View, contributions: Contribution[]): Table {
  const label = words.front.contributions;
  return {
    caption: label.all.caption,
    columns: [
      { label: words.columns.unit },
      { label: label.all.what },
      { label: label.all.months, number: true },
      { label: words.columns.lastTwelve, number: true },
      { label: label.before, number: true },
      { label: label.change, number: true },
    ],
    rows: contributions.map(({ unit_name, pairing, months, stays_now, stays_before, contribution }) => [
      unit_name,
      label.pairingCell(pairing),
      { shown: words.number(months), number: months },
      { shown: words.number(stays_now), number: stays_now },
      { shown: words.number(stays_before), number: stays_before },
      { shown: label.signed(contribution), number: contribution },
    ]),
  };
}
