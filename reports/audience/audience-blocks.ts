import type { ProtectedFigure } from "../../loaders/protection/protected-figure.ts";
import { isOfFew, lacksReports } from "../../src/figures/figure.ts";
import type { Indicator } from "../../src/figures/site.ts";
import type { Block, Cell, TableBlock } from "../document/document.ts";
import {
  cell,
  heading,
  interval,
  paragraph,
  quartersSaid,
  rateInterval,
  toldFigure,
  toldShare,
  toldTrend,
} from "../document/report-blocks.ts";
import { countBarsPicture } from "../document/report-pictures.ts";
import type { ReportFigure } from "../report-figures.ts";
import { yearBefore } from "../report-scope.ts";
import type { Told } from "../words/told.ts";
import type { ReportWords } from "../words/report-words.ts";
import { isUsual, toldIndicators, type AudienceFigures } from "./audience-figures.ts";

interface Report {
  figures: AudienceFigures;
  indicators: readonly Indicator[];
  words: ReportWords;
  quartersToSettle: number;
  /** A rate of fewer stays than so many is marked. */
  fewEvents: number;
}

/** All that a report for one audience says, in its order. */
export function audienceBlocks(report: Report): Block[] {
  const { figures, words } = report;
  return [
    heading(words.audience.summary(figures.scope.period)),
    { kind: "list", ordered: false, items: summary(report).map((text) => [{ text }]) },
    paragraph(words.rules.adults),
    ...development(report),
    heading(words.sections.figures(figures.scope.period)),
    paragraph(words.audience.organisation(figures.organisation)),
    ...toldIndicators.flatMap((indicator) => placesTable(report, indicator)),
    ...populationsTable(report),
    ...["stays_started", "rate"].flatMap((indicator) => measuresTable(report, indicator)),
    heading(words.audience.hiddenTitle),
    paragraph(hiddenSentence(report), " ", words.audience.basis),
    ...definitions(report),
  ];
}

const rowOf = (figure: ProtectedFigure): ReportFigure => ({
  ...figure,
  ...monthsOf(figure),
});

/** How many months' reports a figure has of how many; every figure of an audience says it. */
function monthsOf({ months_reported, months_expected, place_id, indicator_id }: ProtectedFigure) {
  if (months_reported === null || months_expected === null)
    throw new Error(`a figure that does not say what was reported: ${place_id} ${indicator_id}`);
  return { months_reported, months_expected };
}

const find = (rows: readonly ProtectedFigure[], placeId: string, indicator: string) => {
  const found = rows.find(
    (row) => row.place_id === placeId && row.indicator_id === indicator && isUsual(row),
  );
  return found && rowOf(found);
};

/** What is told of an indicator of the place; nothing where the audience's tables do not list it. */
function toldOf({ figures, words, fewEvents }: Report, indicator: string): Told | undefined {
  const { scope, place } = figures;
  const now = find(figures.now, place.place_id, indicator);
  const before = find(figures.before, place.place_id, indicator);
  return (
    now && {
      period: scope.period,
      start: scope.start,
      inPlace: words.inPlace(place),
      provisional: now.provisional,
      ofFew: isOfFew(now, fewEvents),
      now: toldFigure(now),
      before: before && toldFigure(before),
    }
  );
}

const alone = (of: Told): Told => ({ ...of, before: undefined });

/** The period in short sentences, each of one number, so that what is hidden is said of nothing else. */
function summary(report: Report): string[] {
  const { figures, words } = report;
  const { place } = figures;
  const label = words.summary;
  const told = (indicator: string, ...say: ((of: Told) => string)[]) => {
    const of = toldOf(report, indicator);
    return of === undefined ? [] : say.map((sentence) => sentence(of));
  };
  const share = find(figures.now, place.place_id, "self_harm_share_stays");
  const stays = find(figures.now, place.place_id, "stays_started");
  return [
    ...told("stays_started", (of) => label.stays(alone(of)), label.staysBefore),
    ...told("rate", label.rate),
    ...told("cell_hours", (of) => label.hours(alone(of)), label.hoursBefore),
    ...(share === undefined ? [] : [label.selfHarm(toldShare(share))]),
    ...(stays === undefined ? [] : [label.completeness(stays.months_reported, stays.months_expected)]),
  ].filter((sentence) => sentence !== "");
}

/** The answer on the country's use with what it rests on, and the quarters as a chart and a table. */
function development(report: Report): Block[] {
  const { figures, words } = report;
  const { place, quarters } = figures;
  return [
    heading(words.sections.development),
    ...verdict(report),
    ...chart(report),
    {
      kind: "table",
      id: "kvartaler",
      caption: words.chart.stays(place.name),
      columns: [
        { label: words.tables.quarter, number: false },
        { label: nameOf(report, "stays_started"), number: true },
        { label: words.tables.reports, number: true },
      ],
      rows: quarters.map((figure) => [
        words.capital(words.period("quarter", figure.period_start)),
        cell(rowOf(figure), words, words.number),
        reportsOf(figure, words),
      ]),
      notes: signsIn(quarters, words),
    },
  ];
}

function verdict({ figures, words, quartersToSettle }: Report): Block[] {
  const found = figures.verdict;
  if (found === undefined) return [];
  if ("none" in found) return [paragraph(words.audience.noVerdict[found.none])];
  const told = toldTrend({ ...found, place_id: figures.place.place_id });
  return [
    paragraph(
      words.summary.trend(told),
      ` ${words.trendReasons.basis(told)}`,
      ...(told.unconfirmed === undefined
        ? []
        : [` ${words.trendReasons.unconfirmed(told.unconfirmed, quartersToSettle)}`]),
    ),
    paragraph(words.audience.verdictBasis),
  ];
}

function chart({ figures, words }: Report): Block[] {
  const { place } = figures;
  const quarters = figures.quarters.map((figure) => ({
    ...rowOf(figure),
    period_start: figure.period_start,
  }));
  const said = quartersSaid(quarters, words);
  if (said === undefined) return [paragraph(words.chart.none(place.name))];
  const isAnyHidden = figures.quarters.some(({ state }) => state === "suppressed");
  return [
    {
      kind: "picture",
      id: "opphold-per-kvartal",
      ...countBarsPicture({ quarters: quarters.map(drawnAs), events: [] }, words),
      alternative: said,
      caption: [
        `${words.chart.stays(place.name)}.`,
        words.chart.caption,
        ...(isAnyHidden ? [words.audience.hiddenBars] : []),
      ].join(" "),
    },
  ];
}

/** Where nothing is told of an incomplete count, there is no bar to draw: it lacks, as what was not reported does. */
function drawnAs<Row extends ReportFigure>(row: Row): Row {
  return row.state === "incomplete" && row.low === null ? { ...row, state: "not_reported" } : row;
}

function nameOf({ indicators, words }: Report, indicator: string): string {
  const listed = indicators.find(({ indicator_id }) => indicator_id === indicator);
  return listed === undefined ? indicator : words.definition(listed).name;
}

/** How an indicator's number is written, and its limits. */
function writerOf(words: ReportWords, indicator: string) {
  if (indicator.includes("share")) return { write: words.percent, limits: words.percentRange };
  const limits = (written: (given: number) => string) => (lower: number, upper: number) =>
    words.range(written(lower), written(upper));
  if (indicator === "rate") return { write: words.rate, limits: limits(words.rate) };
  const one = (given: number) => words.number(given, 1);
  return {
    write: isLength(indicator) || indicator === "cell_hours" ? words.hours : words.number,
    limits: limits(one),
  };
}

interface NamedRow {
  name: string;
  now: ProtectedFigure | undefined;
  before: ProtectedFigure | undefined;
}

interface Column {
  label: string;
  of: (row: NamedRow) => Cell;
}

/** A table of one indicator: the period and the same of the year before; where it is so, with interval, whole and reports. */
function periodsTable(
  { figures, words, fewEvents }: Report,
  table: { id: string; caption: string; indicator: string; withReports: boolean },
  rows: readonly NamedRow[],
): TableBlock[] {
  const told = rows.filter(({ now }) => now !== undefined);
  if (told.length === 0) return [];
  const { scope } = figures;
  const { write, limits } = writerOf(words, table.indicator);
  const title = (start: string) => words.capital(words.period(scope.period, start));
  const shown = (figure: ProtectedFigure | undefined) => cell(figure && rowOf(figure), words, write);
  const has = (is: (row: NamedRow) => boolean) => told.some(is);
  const columns: Column[] = [
    { label: title(scope.start), of: ({ now }: NamedRow) => shown(now), isThere: true },
    {
      label: words.tables.interval,
      of: ({ now }: NamedRow) =>
        table.indicator === "rate"
          ? rateInterval(now && rowOf(now), words, fewEvents)
          : interval(now && rowOf(now), limits),
      isThere: has(({ now }) => now !== undefined && now.lower !== null),
    },
    {
      label: words.audience.whole,
      of: ({ now }: NamedRow) => partsOf(now, words),
      isThere: table.indicator.startsWith("self_harm"),
    },
    {
      label: title(yearBefore(scope.start)),
      of: ({ before }: NamedRow) => shown(before),
      isThere: has(({ before }) => before !== undefined),
    },
    {
      label: words.tables.reports,
      of: ({ now }: NamedRow) => (now === undefined ? "–" : reportsOf(now, words)),
      isThere: table.withReports,
    },
  ].filter(({ isThere }) => isThere);
  const all = told.flatMap(({ now, before }) => [now, before]).filter((figure) => figure !== undefined);
  return [
    {
      kind: "table",
      id: table.id,
      caption: table.caption,
      columns: [
        { label: words.tables.place, number: false },
        ...columns.map(({ label }) => ({ label, number: true })),
      ],
      rows: told.map((row) => [row.name, ...columns.map(({ of }) => of(row))]),
      notes: signsIn(all, words),
    },
  ];
}

/** What the words that stand in the place of figures, and beside them, mean. */
function signsIn(figures: readonly ProtectedFigure[], words: ReportWords): string[] {
  const { sign, incomplete } = words.audience;
  return [
    ...(figures.some(({ state }) => state === "suppressed")
      ? [`«${words.state("suppressed")}»: ${sign}`]
      : []),
    ...(figures.some(lacksReports) ? [`«${words.state("incomplete")}»: ${incomplete}`] : []),
  ];
}

const partsOf = (figure: ProtectedFigure | undefined, words: ReportWords): Cell =>
  figure === undefined || figure.numerator === null || figure.denominator === null
    ? "–"
    : words.reportsOf(figure.numerator, figure.denominator);

function reportsOf(figure: ProtectedFigure, words: ReportWords): Cell {
  const { months_reported, months_expected } = monthsOf(figure);
  return words.reportsOf(months_reported, months_expected);
}

const slug = (...parts: string[]) => parts.join("-").replaceAll("_", "-");

const isLength = (indicator: string) => indicator.startsWith("length");

/** The places' figures of one indicator; those that had no cell to report of have no row. */
function placesTable(report: Report, indicator: string): TableBlock[] {
  const { figures, words } = report;
  const of = (rows: readonly ProtectedFigure[], placeId: string) =>
    rows.find((row) => row.place_id === placeId && row.indicator_id === indicator && isUsual(row));
  const rows = figures.places
    .map(({ place_id, name }) => ({
      name,
      now: of(figures.now, place_id),
      before: of(figures.before, place_id),
    }))
    .filter(({ now, before }) =>
      [now, before].some((one) => one !== undefined && one.state !== "not_applicable"),
    );
  return periodsTable(
    report,
    {
      id: slug(indicator),
      caption: isLength(indicator)
        ? words.audience.inHours(nameOf(report, indicator))
        : nameOf(report, indicator),
      indicator,
      withReports: indicator === "stays_started",
    },
    rows,
  );
}

/** The place's women, men and those under 18, where the audience is given them. */
function populationsTable(report: Report): TableBlock[] {
  const { words } = report;
  const rows = (["women", "men", "under_18"] as const).map((population) =>
    rowAt(
      report,
      words.audience.populations[population],
      (row) =>
        row.population === population &&
        row.measure_id === "safety_cell" &&
        row.indicator_id === "stays_started",
    ),
  );
  const caption = words.audience.populations.caption(nameOf(report, "stays_started"));
  return periodsTable(
    report,
    { id: "kvinner-og-menn", caption, indicator: "stays_started", withReports: false },
    rows,
  );
}

/** The other measures at the place, where the audience is given them. */
function measuresTable(report: Report, indicator: string): TableBlock[] {
  const { words } = report;
  const rows = ["restraint_bed", "reinforced_cell", "exclusion"].map((measure) =>
    rowAt(
      report,
      words.capital(words.measure(measure)),
      (row) => row.measure_id === measure && row.population === "adults" && row.indicator_id === indicator,
    ),
  );
  const caption = words.audience.measures(nameOf(report, indicator));
  return periodsTable(
    report,
    { id: slug("andre-tiltak", indicator), caption, indicator, withReports: false },
    rows,
  );
}

function rowAt(
  { figures, words }: Report,
  what: string,
  isOfRow: (figure: ProtectedFigure) => boolean,
): NamedRow {
  const { place } = figures;
  const of = (rows: readonly ProtectedFigure[]) =>
    rows.find((row) => row.place_id === place.place_id && isOfRow(row));
  return {
    name: words.audience.ofPlace(what, place.name),
    now: of(figures.now),
    before: of(figures.before),
  };
}

/** How many of the figures that the report rests on are hidden. */
function hiddenSentence({ figures, words }: Report): string {
  const all = reportRows(figures);
  return words.audience.hidden(all.filter(({ state }) => state === "suppressed").length, all.length);
}

/** Every figure of a report, once. */
export function reportRows({ now, before, quarters }: AudienceFigures): ProtectedFigure[] {
  return [...new Set([...now, ...before, ...quarters])];
}

function definitions({ figures, indicators, words }: Report): Block[] {
  const told = new Set(figures.now.map(({ indicator_id }) => indicator_id));
  return [
    heading(words.sections.definitions),
    {
      kind: "list",
      ordered: false,
      items: toldIndicators.flatMap((id) => {
        const listed = told.has(id) ? indicators.find(({ indicator_id }) => indicator_id === id) : undefined;
        if (listed === undefined) return [];
        const { name, definition } = words.definition(listed);
        return [[{ text: `${name}: `, strong: true }, { text: definition }]];
      }),
    },
  ];
}
