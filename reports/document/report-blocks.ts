import { extent, group, sort } from "d3-array";
import { isFromTo, isOfFew, lacksReports, leastKnown } from "../../src/figures/figure.ts";
import { withMarks } from "../../src/words/numbers.ts";
import { countBarsPicture } from "./report-pictures.ts";
import { monthsOf, type ReportScope } from "../report-scope.ts";
import {
  assuredCounts,
  assuredCount,
  type AssuredMonth,
  type ReportFigure,
  type ReportFigures,
  type ReportMonth,
  type ReportTrend,
} from "../report-figures.ts";
import type { Told, ToldFigure, ToldShare } from "../words/told.ts";
import type { ReportWords } from "../words/report-words.ts";
import type { Block, Cell, Inline, TableBlock } from "./document.ts";

/** The blocks of a report that are computed, section by section; the officer's own words are put between them. */
export interface ComputedBlocks {
  summary: Block[];
  development: Block[];
  figures: Block[];
  thresholds: Block[];
  quality: Block[];
  completeness: Block[];
  corrections: Block[];
  definitions: Block[];
}

export function computedBlocks(figures: ReportFigures, words: ReportWords): ComputedBlocks {
  return {
    summary: summary(figures, words),
    development: development(figures, words),
    figures: tables(figures, words),
    thresholds: dutiesDue(figures, words),
    quality: quality(figures, words),
    completeness: completeness(figures, words),
    corrections: corrections(figures, words),
    definitions: definitions(figures, words),
  };
}

export const paragraph = (...text: (string | Inline)[]): Block => ({
  kind: "paragraph",
  text: text.map((part) => (typeof part === "string" ? { text: part } : part)),
});

export const heading = (text: string, level: 1 | 2 | 3 = 1): Block => ({ kind: "heading", level, text });

/** A place's figure of the period. */
function figureOf(
  rows: readonly ReportFigure[],
  placeId: string,
  indicator: string,
  measure = "safety_cell",
): ReportFigure | undefined {
  return rows.find(
    (row) => row.place_id === placeId && row.indicator_id === indicator && row.measure_id === measure,
  );
}

/** A figure as a sentence tells it: one that may be more is told as from–to. */
export const toldFigure = (row: ReportFigure): ToldFigure => ({
  state: row.state === "value" && isFromTo(row) ? "incomplete" : row.state,
  value: (isFromTo(row) ? (row.low === row.high ? row.low : null) : row.value) ?? undefined,
  lacksReports: lacksReports(row),
  low: row.low ?? undefined,
  high: row.high ?? undefined,
  lower: row.lower ?? undefined,
  upper: row.upper ?? undefined,
});

function toldOf(figures: ReportFigures, words: ReportWords, indicator: string): Told {
  const { scope, place } = figures;
  const now = figureOf(figures.figures, place.place_id, indicator);
  const before = figureOf(figures.before, place.place_id, indicator);
  return {
    period: scope.period,
    start: scope.start,
    inPlace: words.inPlace(place),
    provisional: now?.provisional === true,
    ofFew: now !== undefined && isOfFew(now, figures.few_events),
    now:
      now === undefined
        ? {
            state: "not_reported",
            value: undefined,
            lacksReports: false,
            low: undefined,
            high: undefined,
            lower: undefined,
            upper: undefined,
          }
        : toldFigure(now),
    before: before && toldFigure(before),
  };
}

/** The period in five points. */
function summary(figures: ReportFigures, words: ReportWords): Block[] {
  const { place, scope } = figures;
  const label = words.summary;
  const told = (indicator: string) => toldOf(figures, words, indicator);
  const trend = figures.trends.find(
    ({ place_id, trend_id }) => place_id === place.place_id && trend_id === "stays",
  );
  const share = figureOf(figures.figures, place.place_id, "self_harm_share_stays");
  const stays = figureOf(figures.figures, place.place_id, "stays_started");
  return [
    heading(words.sections.summary(scope.period)),
    {
      kind: "list",
      ordered: true,
      items: [
        `${label.stays(told("stays_started"))} ${label.rate(told("rate"))}`,
        trend === undefined ? label.noTrend : label.trend(toldTrend(trend)),
        label.hours(told("cell_hours")),
        label.selfHarm(toldShare(share)),
        label.completeness(stays?.months_reported ?? 0, stays?.months_expected ?? 0),
      ].map((text) => [{ text }]),
    },
    paragraph(words.rules.adults),
  ];
}

/** So many of so many; its state alone where nobody has told of either. */
export function toldShare(row: ReportFigure | undefined): ToldShare {
  return row === undefined || row.numerator === null || row.denominator === null
    ? { state: row?.state ?? "not_reported" }
    : {
        part: row.numerator,
        of: row.denominator,
        lacksReports: row.months_reported < row.months_expected,
      };
}

export const toldTrend = (trend: ReportTrend) => ({
  answer: trend.settled_answer,
  unconfirmed: trend.unconfirmed_answer ?? undefined,
  first_quarter: trend.first_quarter,
  quarter: trend.quarter,
  lower: trend.lower ?? undefined,
  upper: trend.upper ?? undefined,
  stays: trend.stays,
  months_counted: trend.months_counted,
  months_expected: trend.months_expected,
});

/** What is drawn of quarters, in words; nothing where none of them has a number. */
export function quartersSaid(
  quarters: readonly (ReportFigure & { period_start: string })[],
  words: ReportWords,
): string | undefined {
  const [first, last] = [quarters[0], quarters.at(-1)];
  const [least, most] = extent(quarters.flatMap((quarter) => leastKnown(quarter) ?? []));
  if (first === undefined || last === undefined || least === undefined) return undefined;
  return words.chart.alternative({
    first: first.period_start,
    last: last.period_start,
    least,
    most,
    now:
      last.state === "suppressed"
        ? words.audience.hiddenNow(last.period_start)
        : words.chart.now(last.period_start, toldFigure(last)),
  });
}

/** Of an answer that no change is clear, why a change larger than its uncertainty is not said all the same. */
function heldBack({ place, answer_reasons: why, ...figures }: ReportFigures, words: ReportWords): string[] {
  const settled = trendOf(figures, place.place_id)?.settled_answer;
  return settled === "no_clear_change" && why !== undefined
    ? words.trendReasons.heldBack(why.reasons, why.deciding_quarter)
    : [];
}

/** The chart of quarters, its table, and the answer with what it rests on. */
function development(figures: ReportFigures, words: ReportWords): Block[] {
  const { place, quarters } = figures;
  const trend = figures.trends.find(
    ({ place_id, trend_id }) => place_id === place.place_id && trend_id === "stays",
  );
  const told = trend && toldTrend(trend);
  const said = quartersSaid(quarters, words);
  return [
    heading(words.sections.development),
    ...(told === undefined
      ? []
      : [
          paragraph(
            words.summary.trend(told),
            ` ${words.trendReasons.basis(told)}`,
            ...heldBack(figures, words).map((reason) => ` ${reason}`),
            ...(told.unconfirmed === undefined
              ? []
              : [` ${words.trendReasons.unconfirmed(told.unconfirmed, figures.quarters_to_settle)}`]),
          ),
        ]),
    said === undefined
      ? paragraph(words.chart.none(place.name))
      : {
          kind: "picture",
          id: "opphold-per-kvartal",
          ...countBarsPicture(figures, words),
          alternative: said,
          caption: `${words.chart.stays(place.name)}. ${words.chart.caption}`,
        },
    {
      kind: "table",
      id: "kvartaler",
      caption: words.tables.series,
      columns: [
        { label: words.tables.quarter, number: false },
        { label: words.tables.stays, number: true },
        { label: words.tables.reports, number: true },
      ],
      rows: quarters.map((row) => [
        words.capital(words.period("quarter", row.period_start)),
        cell(row, words, words.number),
        words.reportsOf(row.months_reported, row.months_expected),
      ]),
      notes: [],
    },
  ];
}

/** A figure as a table shows it: what is known of it, and whether that may be changed. */
export function cell(
  row: ReportFigure | undefined,
  words: ReportWords,
  written: (given: number) => string,
): Cell {
  if (row === undefined) return "–";
  const marks = [
    ...(row.provisional ? [words.provisional] : []),
    ...(lacksReports(row) ? [words.state("incomplete")] : []),
  ];
  const known = knownCell(row, words, written);
  if (row.state !== "value" || marks.length === 0) return known;
  return withMarks(typeof known === "string" ? known : known.shown, marks);
}

/**
 * A figure's number, from–to where it is incomplete and something is known, or the word of its state. A number that may
 * be another is words, which no spreadsheet parts from what is said beside it.
 */
export function knownCell(
  row: Pick<ReportFigure, "indicator_id" | "state" | "value" | "low" | "high">,
  words: ReportWords,
  written: (given: number) => string,
): Cell {
  const { state, value, low, high } = row;
  const fromTo =
    isFromTo(row) &&
    low !== null &&
    (high === null ? words.atLeast(low, written) : words.range(written(low), written(high)));
  if (state === "value" && value !== null)
    return fromTo && fromTo !== written(value) ? fromTo : { shown: written(value), number: value };
  if (state === "incomplete" && fromTo && (low !== 0 || high !== null))
    return `${fromTo} (${words.state("incomplete")})`;
  return words.state(state);
}

export const interval = (
  row: ReportFigure | undefined,
  written: (lower: number, upper: number) => string,
): string =>
  row?.state === "value" && row.lower !== null && row.upper !== null ? written(row.lower, row.upper) : "–";

/** The interval of a rate; of few stays it says so. */
export function rateInterval(row: ReportFigure | undefined, words: ReportWords, fewEvents: number): string {
  const said = interval(row, (lower, upper) => words.range(words.rate(lower), words.rate(upper)));
  return row !== undefined && said !== "–" && isOfFew(row, fewEvents) ? words.ofFew(said) : said;
}

const otherMeasures = ["restraint_bed", "reinforced_cell", "exclusion"];

/** The places that had one of these measures to report of. */
const placesWith = ({ places, figures }: ReportFigures, measures: readonly string[]) =>
  places.filter(({ place_id }) =>
    figures.some(
      (row) =>
        row.place_id === place_id &&
        row.indicator_id !== "reports_received" &&
        measures.includes(row.measure_id) &&
        row.state !== "not_applicable",
    ),
  );

/** What the period's tables show of each place: those that had a cell to report of. */
function tables(figures: ReportFigures, words: ReportWords): Block[] {
  const label = words.tables;
  const applicable = placesWith(figures, ["safety_cell"]);
  const others = figures.places.filter((place) => !applicable.includes(place));
  const of = (placeId: string, indicator: string, measure?: string) =>
    figureOf(figures.figures, placeId, indicator, measure);
  const before = (placeId: string, indicator: string, measure?: string) =>
    figureOf(figures.before, placeId, indicator, measure);
  const table = (
    id: string,
    caption: string,
    columns: [label: string, shown: (placeId: string) => Cell][],
    notes: string[] = [],
    places = applicable,
  ): TableBlock => ({
    kind: "table",
    id,
    caption,
    columns: [
      { label: label.place, number: false },
      ...columns.map(([each]) => ({ label: each, number: true })),
    ],
    rows: places.map(({ place_id, name }) => [name, ...columns.map(([, shown]) => shown(place_id))]),
    notes,
  });
  const count = (indicator: string, measure?: string) => (id: string) =>
    cell(of(id, indicator, measure), words, words.number);
  const countBefore = (indicator: string, measure?: string) => (id: string) =>
    cell(before(id, indicator, measure), words, words.number);
  return [
    heading(words.sections.figures(figures.scope.period)),
    paragraph(
      words.rules.organisation,
      others.length === 0 ? "" : ` ${words.noPlaces(others.map(({ name }) => name))}`,
    ),
    table(
      "oversikt",
      label.overview,
      [
        [label.stays, count("stays_started")],
        [label.staysBefore, countBefore("stays_started")],
        [label.rate, (id) => cell(of(id, "rate"), words, words.rate)],
        [label.interval, (id) => rateInterval(of(id, "rate"), words, figures.few_events)],
        [label.verdict, (id) => answerOf(figures, id, words)],
        [label.perYear, (id) => changeOf(figures, id, words)],
        [label.reports, (id) => reportsOf(of(id, "stays_started"), words)],
      ],
      [
        words.rules.answers(figures.quarters_to_settle),
        ...figures.provisional_months.map(words.newest.provisional),
        ...figures.kept_rows.map(({ rule, ...rows }) =>
          words.newest.overridden({ ...rows, title: words.ruleTitle(rule) }),
        ),
      ],
    ),
    table(
      "timer",
      label.time,
      [
        [label.hours, (id) => cell(of(id, "cell_hours"), words, words.hours)],
        [label.staysBefore, (id) => cell(before(id, "cell_hours"), words, words.hours)],
        [label.median, (id) => cell(of(id, "length_median"), words, words.hours)],
        ...(["share_over_24_h", "share_over_48_h", "share_over_72_h"] as const).map(
          (indicator, i): [string, (id: string) => Cell] => [
            label.over(["24 t", "48 t", "72 t"][i] ?? ""),
            (id) => cell(of(id, indicator), words, words.percent),
          ],
        ),
      ],
      [words.rules.thresholds, words.rules.lengths],
    ),
    table(
      "selvskading",
      label.reasons,
      [
        [label.selfHarm, (id) => partOf(of(id, "self_harm_share_stays"))],
        [label.withAnswer, (id) => wholeOf(of(id, "self_harm_share_stays"))],
        [label.interval, (id) => interval(of(id, "self_harm_share_stays"), words.percentRange)],
      ],
      [words.rules.wholeMonths],
    ),
    table(
      "andre-tiltak",
      label.others,
      otherMeasures.flatMap((measure): [string, (id: string) => Cell][] => [
        [words.capital(words.measure(measure)), count("stays_started", measure)],
        [label.staysBefore, countBefore("stays_started", measure)],
      ]),
      [],
      placesWith(figures, otherMeasures),
    ),
  ];
}

const trendOf = ({ trends }: Pick<ReportFigures, "trends">, placeId: string) =>
  trends.find(({ place_id, trend_id }) => place_id === placeId && trend_id === "stays");

function answerOf(figures: ReportFigures, placeId: string, words: ReportWords): string {
  const trend = trendOf(figures, placeId);
  return trend === undefined ? "–" : words.answer(trend.settled_answer);
}

function changeOf(figures: ReportFigures, placeId: string, words: ReportWords): string {
  const trend = trendOf(figures, placeId);
  return trend === undefined || trend.lower === null || trend.upper === null
    ? "–"
    : words.change(trend.lower, trend.upper);
}

const reportsOf = (row: ReportFigure | undefined, words: ReportWords) =>
  words.reportsOf(row?.months_reported ?? 0, row?.months_expected ?? 0);

const whole = (given: number | null | undefined): Cell =>
  given === null || given === undefined ? "–" : { shown: String(given), number: given };
const partOf = (row: ReportFigure | undefined) => whole(row?.numerator);
const wholeOf = (row: ReportFigure | undefined) => whole(row?.denominator);

/** What the law in force asks for past its thresholds, and how often it was done in time. */
function dutiesDue({ duties, thresholds }: ReportFigures, words: ReportWords): Block[] {
  const label = words.tables;
  const known = duties.filter(({ stays_due }) => stays_due !== null);
  const fallen = known.filter(({ stays_due }) => stays_due !== 0);
  const heading1 = heading(words.sections.thresholds);
  if (known.length === 0) return [heading1, paragraph(words.dutiesUnknown)];
  if (fallen.length === 0) return [heading1, paragraph(words.noDuties)];
  return [
    heading1,
    {
      kind: "table",
      id: "terskler",
      caption: label.duties,
      columns: [
        { label: label.duty, number: false },
        { label: label.due, number: true },
        { label: label.withAnswer, number: true },
        { label: label.inTime, number: true },
      ],
      rows: fallen.map(({ measure_id, under_18, duty, stays_due, stays_answered, stays_in_time }) => [
        words.duty(
          duty,
          measure_id,
          under_18,
          thresholds.filter(
            (each) => each.measure_id === measure_id && each.under_18 === under_18 && each.duty === duty,
          ),
        ),
        whole(stays_due),
        whole(stays_answered),
        whole(stays_in_time),
      ]),
      notes: [words.rules.thresholds, words.rules.wholeMonths],
    },
  ];
}

/** Decisions, those quality-assured and those with defects, per region and month. */
function quality(figures: ReportFigures, words: ReportWords): Block[] {
  const label = words.tables;
  if (figures.assured.length === 0) return [heading(words.sections.quality), paragraph(words.noDecisions)];
  const count = (row: AssuredMonth, of: (typeof assuredCounts)[number]) =>
    knownCell({ indicator_id: of, ...assuredCount(row, of) }, words, words.number);
  const several = group(figures.assured, ({ region_id }) => region_id).size > 1;
  const order = (id: string) => figures.places.findIndex(({ place_id }) => place_id === id);
  const name = (id: string) => figures.places[order(id)]?.name ?? id;
  const rows = sort(figures.assured, ({ region_id }) => order(region_id));
  return [
    heading(words.sections.quality),
    {
      kind: "table",
      id: "kvalitetssikring",
      caption: label.defects,
      columns: [
        { label: several ? `${label.place}, ${label.month.toLowerCase()}` : label.month, number: false },
        { label: label.decisions, number: true },
        { label: label.assured, number: true },
        { label: label.withDefects, number: true },
      ],
      rows: rows.map((row) => [
        several ? `${name(row.region_id)}, ${words.month(row.month)}` : words.capital(words.month(row.month)),
        ...assuredCounts.map((of) => count(row, of)),
      ]),
      notes: [words.rules.assured, ...(rows.some(isOther) ? [words.whyOthers] : [])],
    },
  ];
}

/** The region has assured another number of decisions than its units have told of. */
const isOther = ({ decisions, quality_assured }: AssuredMonth) =>
  decisions !== null && quality_assured !== null && decisions !== quality_assured;

/** What has not come; the heading of what has been corrected stands last. */
function completeness(figures: ReportFigures, words: ReportWords): Block[] {
  const reportsThatAre = (wanted: string) => {
    const found = figures.months.filter(({ state }) => state === wanted);
    return {
      count: found.length,
      names: found.map(({ unit_name, month }) => `${unit_name} (${words.month(month)})`),
    };
  };
  const missing = reportsThatAre("not_reported");
  const incomplete = reportsThatAre("incomplete");
  return [
    heading(words.sections.completeness),
    paragraph(missing.count === 0 ? words.noMissing : words.missing(missing)),
    ...(incomplete.count === 0 ? [] : [paragraph(words.incomplete(incomplete))]),
    heading(words.sections.corrections, 2),
  ];
}

/** The months that have had a new version. */
function corrections({ months }: ReportFigures, words: ReportWords): Block[] {
  const corrected = months.filter(({ version }) => version !== null && version > 1);
  return corrected.length === 0 ? [paragraph(words.noCorrections)] : [correctionsTable(corrected, words)];
}

function correctionsTable(corrected: ReportMonth[], words: ReportWords): TableBlock {
  const label = words.tables;
  return {
    kind: "table",
    id: "rettelser",
    caption: label.corrected,
    columns: [
      { label: label.unit, number: false },
      { label: label.month, number: false },
      { label: label.version, number: true },
      { label: label.received, number: false },
    ],
    rows: corrected.map(({ unit_name, month, version, received_on }) => [
      unit_name,
      words.month(month),
      whole(version),
      received_on === null ? "–" : { shown: words.date(received_on), day: received_on },
    ]),
    notes: [],
  };
}

const defined = [
  "stays_started",
  "rate",
  "cell_hours",
  "length_median",
  "share_over_24_h",
  "self_harm_share_stays",
];

function definitions(figures: ReportFigures, words: ReportWords): Block[] {
  return [
    heading(words.sections.definitions),
    {
      kind: "list",
      ordered: false,
      items: figures.definitions
        .filter(({ indicator_id }) => defined.includes(indicator_id))
        .map((listed) => {
          const { name, definition } = words.definition(listed);
          return [{ text: `${name}: `, strong: true }, { text: definition }];
        }),
    },
  ];
}

/** The months of the period in words, as the questions of the report's own words need them. */
export const monthNames = (scope: Pick<ReportScope, "period" | "start">, words: ReportWords): string[] =>
  monthsOf(scope).map(words.month);
