import { groups } from "d3-array";
import { funnelChart, type FunnelUnit } from "../charts/funnel-chart.js";
import type { Site } from "../figures/site.js";
import type { UnitComparison } from "../figures/units.js";
import { wordsOf, type Words } from "../words/words.js";
import { chartFigure } from "./chart-figure.js";
import { h, type Content } from "./content.js";
import { linesAbove } from "./lines-above.js";
import type { TableCell } from "./table.js";
import { siteSource } from "./table-to-take.js";
import { whoOf, type UnitsView } from "./units-view.js";

/** One funnel for each kind of units that can be compared; never one for different kinds. */
export function funnelFigures(view: UnitsView): Content {
  const { site, units } = view;
  const words = wordsOf(site.language);
  const label = words.units.funnel;
  const kinds = groups(
    units.comparison.filter(({ state }) => state === "value"),
    ({ class_id }) => class_id,
  );
  if (kinds.length > 0) return kinds.map(([classId, own], i) => funnelOf(view, classId, own, i === 0));
  return h(
    "section",
    { id: "sammenligning" },
    h("h2", {}, label.none),
    h("p", { class: "absent" }, label.noneReason(fewest(site))),
  );
}

function funnelOf(
  view: UnitsView,
  classId: string | null,
  judged: UnitComparison[],
  isFirst: boolean,
): Content {
  const { site, units } = view;
  const words = wordsOf(site.language);
  const label = words.units.funnel;
  const points = judged.flatMap((row) => funnelUnit(row, site, words));
  const id = isFirst ? "sammenligning" : `sammenligning-${(classId ?? "").replaceAll(" ", "-")}`;
  const classRate = judged[0]?.class_rate ?? 0;
  const listed = units.comparison.filter(
    (row) => row.state !== "not_applicable" && (isFirst || row.class_id === classId),
  );
  const few = groups(
    units.comparison.filter(({ reason }) => reason === "few_units"),
    ({ class_id }) => class_id,
  );
  const source = siteSource(site, words);
  return chartFigure({
    id,
    file: id,
    words,
    title: label.title(
      points.filter(({ outside }) => outside).map(({ name }) => name),
      points.length,
      classId,
    ),
    subtitle: label.subtitle(whoOf(site, words)),
    legend: [
      { key: "dot-place", label: label.legend.unit },
      ...(points.some(({ outside }) => outside) ? [{ key: "outside", label: label.legend.outside }] : []),
      { key: "line-centre", label: label.legend.centre },
      { key: "line-limit", label: label.legend.limit },
    ],
    chart: {
      height: "high",
      draw: (width, document) =>
        funnelChart(points, {
          width,
          document,
          height: 380,
          class_rate: classRate,
          axis: label.axis,
          tickDays: (days) => words.number(days),
          tickRate: words.rate,
          limitNames: label.limits,
        }),
    },
    table: {
      caption: label.table,
      columns: [
        { label: words.columns.unit },
        { label: label.columns.kind },
        { label: words.columns.prisonDays, number: true },
        { label: words.columns.noun({ indicator: "stays_started", measure: "safety_cell" }), number: true },
        { label: words.columns.rate, number: true },
        { label: label.columns.expected, number: true },
        { label: label.columns.within95, number: true },
        { label: label.columns.within998, number: true },
        { label: label.columns.shrunken, number: true },
        { label: label.columns.judgement },
      ],
      rows: listed.map((row) => comparisonRow(row, site, words)),
    },
    notes: [
      ...label.notes({ tau: judged[0]?.tau ?? null, classRate }),
      label.shrunken,
      ...(isFirst
        ? label.notJudged(
            few.map(([kind, own]) => ({ classId: kind, units: own.length })),
            fewest(site),
          )
        : []),
    ],
    source,
    above: linesAbove(site, words, {
      what: [`${label.table}.`, whoOf(site, words)],
      indicators: ["rate"],
      source,
    }),
  });
}

function funnelUnit(row: UnitComparison, site: Site, words: Words): FunnelUnit[] {
  const { prison_days, stays, lower_95, upper_95, lower_998, upper_998 } = row;
  if (!prison_days || stays === null || lower_95 === null || upper_95 === null) return [];
  if (lower_998 === null || upper_998 === null) return [];
  const name = nameOf(site, row.unit_id);
  const rate = (1000 * stays) / prison_days;
  return [
    {
      name,
      prison_days,
      rate,
      lower_95,
      upper_95,
      lower_998,
      upper_998,
      outside: row.flagged === true,
      label: words.units.funnel.label(name, prison_days, stays, rate),
    },
  ];
}

function comparisonRow(row: UnitComparison, site: Site, words: Words): TableCell[] {
  const label = words.units.funnel;
  const count = (given: number | null): TableCell =>
    given === null ? "–" : { shown: words.number(given), number: given };
  const limits = (lower: number | null, upper: number | null) =>
    lower === null || upper === null ? "–" : label.stays(lower, upper);
  const rate = row.stays !== null && row.prison_days ? (1000 * row.stays) / row.prison_days : null;
  return [
    nameOf(site, row.unit_id),
    words.units.kind(row.class_id),
    count(row.prison_days),
    count(row.stays),
    rate === null ? "–" : { shown: words.rate(rate), number: rate },
    row.expected === null ? "–" : { shown: words.number(row.expected, 1), number: row.expected },
    limits(row.stays_lower_95, row.stays_upper_95),
    limits(row.stays_lower_998, row.stays_upper_998),
    row.shrunken_rate === null || row.shrunken_lower === null || row.shrunken_upper === null
      ? "–"
      : label.estimate(row.shrunken_rate, row.shrunken_lower, row.shrunken_upper),
    judgement(row, site, words),
  ];
}

function judgement({ state, reason, flagged }: UnitComparison, site: Site, words: Words): string {
  const label = words.units.funnel;
  if (reason !== null) return label.reason(reason, fewest(site));
  if (state !== "value") return words.stateOf(state);
  return flagged === true ? label.outside : label.inside;
}

const fewest = ({ rules }: Site) => ({
  units: rules["comparison_fewest_units"] ?? 0,
  expected: rules["comparison_fewest_expected"] ?? 0,
});

function nameOf(site: Site, unitId: string): string {
  return site.places.find(({ place_id }) => place_id === unitId)?.name ?? unitId;
}
