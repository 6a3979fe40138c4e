import { groups, quantile } from "d3-array";
import { niceTop } from "../charts/count-bars.js";
import { rateBar, rateScale } from "../charts/rate-bar.js";
import { valueOf, type Figure } from "../figures/figure.js";
import { shownRows, type OverviewRow } from "../figures/overview-rows.js";
import { readOverviewState, type OverviewColumn } from "../figures/overview-state.js";
import type { OverviewAnswer } from "../figures/overview.js";
import { latest, series } from "../figures/series.js";
import type { Place } from "../figures/site.js";
import { isChange } from "../figures/trend-answer.js";
import { placeLink, quartersTable, quartersTogether } from "./children-table.js";
import { h, type ChartContent, type Content } from "./content.js";
import { sourceLine } from "./figure-frame.js";
import { linesAbove } from "./lines-above.js";
import { cellContent, foldedTable, smallNote, type Table } from "./table.js";
import { takeAway } from "./take-away.js";
import type { Words } from "../words/words.js";
import { ofReports, rateInterval, reportsShown, shown, smallMark, type View } from "./view.js";

/** What the overview is made of: the figures of places, and what is answered of each. */
export interface OverviewData {
  view: View;
  figures: Figure[];
  answers: OverviewAnswer[];
}

/** A place of the overview with all that its row shows. */
export interface OverviewPlace extends OverviewRow {
  /** A fall or rise that does not stand when all places of the level are looked at together. */
  isAlone: boolean;
  place: Place;
  quarters: Figure[];
  lastTwelve: Figure | undefined;
  rateFigure: Figure | undefined;
}

/** The places of the overview in the register's order: regions, and prisons under their regions. */
export function overviewPlaces({ view, figures, answers }: OverviewData): {
  regions: OverviewPlace[];
  prisons: OverviewPlace[];
} {
  const { site, what, choice } = view;
  const shownFigures = ofOrganisation(figures, choice.organisation);
  const byPlace = new Map(groups(shownFigures, ({ place_id }) => place_id));
  const regions = site.places.filter(({ page }) => page === "region");
  const prisons = site.places.filter(({ page }) => page === "fengsel");
  const ids = new Set(regions.map(({ place_id }) => place_id));
  const regionOf = ({ parent_id }: Place) => (parent_id !== null && ids.has(parent_id) ? parent_id : null);
  const row = (place: Place): OverviewPlace => {
    const own = byPlace.get(place.place_id) ?? [];
    const lastTwelve = latest(own, "last_12", what.indicator);
    const rateFigure = latest(own, "last_12", "rate");
    const expected = lastTwelve?.months_expected ?? 0;
    const said = answerOf(answers, place, choice.organisation);
    return {
      place_id: place.place_id,
      name: place.name,
      region_id: regionOf(place),
      count: valueOf(lastTwelve),
      rate: valueOf(rateFigure),
      answer: said?.settled_answer,
      isAlone: isChange(said?.settled_answer) && said?.list_flag === false,
      completeness: expected === 0 ? undefined : (lastTwelve?.months_reported ?? 0) / expected,
      place,
      quarters: series(own, "quarter", what.indicator),
      lastTwelve,
      rateFigure,
    };
  };
  const inRegion = groups(prisons, regionOf);
  return {
    regions: regions.map(row),
    prisons: [...regions.map(({ place_id }) => place_id), null].flatMap((id) =>
      inRegion.flatMap(([region, own]) => (region === id ? own.map(row) : [])),
    ),
  };
}

/** The overview's one sentence: in how many places the use falls or rises, and of how many that cannot be said. */
export function overviewLead(data: OverviewData): Content {
  const { words, site } = data.view;
  const { regions, prisons } = overviewPlaces(data);
  const label = words.overview;
  const noun = site.by_report ? label.prisons : label.places;
  const said = label.lead(answersOf(regions), answersOf(prisons), noun);
  return said === "" ? [] : h("p", { class: "overview-lead" }, said);
}

function answersOf(rows: OverviewPlace[]) {
  const of = (answer: string) => rows.filter((row) => row.answer === answer).length;
  return {
    places: rows.filter((row) => row.answer !== undefined).length,
    declining: of("declining"),
    increasing: of("increasing"),
    too_little_data: of("too_little_data"),
    alone: rows.filter(({ isAlone }) => isAlone).length,
  };
}

/** One row a region and a prison: quarters, the last twelve months, the answer and how complete the reports are. */
export function overview(data: OverviewData): Content {
  const { view } = data;
  const { words, site } = view;
  const { regions, prisons } = overviewPlaces(data);
  const label = words.overview;
  const top = topOf([...regions, ...prisons]);
  const columns = overviewHeads(view, top);
  return h(
    "section",
    { id: "steder", class: "places" },
    h("h2", {}, label.title),
    h("p", { class: "subtitle" }, label.subtitle(words.capital(words.nounIn(measureOf(data))), whoOf(data))),
    h(
      "div",
      { class: "scroll", tabindex: "0", role: "region", "aria-label": label.title },
      h(
        "table",
        { class: "places overview" },
        h("caption", {}, label.title),
        h(
          "thead",
          {},
          h(
            "tr",
            {},
            ...columns.map(({ label: name, column, number, scale }) =>
              h(
                "th",
                {
                  scope: "col",
                  ...(number && { class: "number" }),
                  ...(column !== undefined && { "data-column": column }),
                },
                h("span", {}, name),
                scale ?? [],
              ),
            ),
          ),
        ),
        ...[
          { name: label.groups.regions, rows: regions },
          { name: site.by_report ? label.groups.prisons : label.groups.places, rows: prisons },
        ]
          .filter(({ rows }) => rows.length > 0)
          .map(({ name, rows }) => groupBody(view, name, rows, top, columns.length)),
      ),
    ),
    overviewToTake(data, columns, [regions, prisons]),
    ...smallNote(
      [...regions, ...prisons].map(({ lastTwelve }) => shown(words, lastTwelve, words.number)),
      smallMark(site),
    ),
    h("p", { class: "note" }, label.scale),
    [...regions, ...prisons].some(({ isAlone }) => isAlone)
      ? h(
          "p",
          { class: "note" },
          label.aloneNote(
            site.rules["list_flag_regions"] ?? Number.NaN,
            site.rules["list_flag_units"] ?? Number.NaN,
          ),
        )
      : [],
    h("p", { class: "source" }, sourceLine(view, undefined, [])),
  );
}

/** The quarters as numbers, and the files of the places that are shown, in the order they are shown in. */
function overviewToTake(data: OverviewData, heads: Head[], groupsOfPlaces: OverviewPlace[][]): Content {
  const { site, words } = data.view;
  const label = words.overview;
  const all = groupsOfPlaces.flat();
  const quartersOf = (places: OverviewPlace[]) =>
    quartersTable(site, words, measureOf(data), places, "oversikt-kvartaler");
  const source = sourceLine(data.view, undefined, []);
  const shownAt = (tableOf: (places: OverviewPlace[]) => Table) => (search: string) => {
    const state = readOverviewState(search);
    const places = groupsOfPlaces.flatMap((own) => shownRows(own, state));
    const { sort } = state;
    const column = heads.find((head) => head.column === sort?.column)?.label ?? "";
    return {
      table: tableOf(places),
      said: label.status(places.length, all.length, sort && { ...sort, column }),
    };
  };
  const quarters = quartersOf(all);
  return [
    ...quarters.map(({ show, table: own }) => foldedTable(show, own, smallMark(site))),
    takeAway({
      id: "steder",
      file: "oversikt",
      words,
      source,
      above: linesAbove(site, words, {
        what: [`${label.title}.`, whoOf(data)],
        indicators: ["stays_started", "rate"],
        source,
      }),
      tables: [
        {
          file: "oversikt",
          table: placesTable(data, all, all),
          shownAt: shownAt((places) => placesTable(data, places, all)),
        },
        ...quarters.map((one) => ({
          ...one,
          shownAt: shownAt((places) => quartersOf(places)[0]?.table ?? { ...one.table, rows: [] }),
        })),
      ],
    }),
  ];
}

/** Places as a table for a file, each with the name of its region among all. */
function placesTable({ view }: OverviewData, places: OverviewPlace[], all: OverviewPlace[]): Table {
  const { site, words } = view;
  const label = words.overview;
  const rates = site.prison_days_available;
  return {
    caption: label.title,
    columns: [
      { label: words.columns.place },
      { label: label.region },
      { label: words.columns.lastTwelve, number: true },
      ...ofReports(view, { label: words.columns.reports, number: true }),
      ...(rates
        ? [
            { label: words.columns.rate, number: true },
            { label: words.columns.interval, number: true },
          ]
        : []),
      { label: label.columns.answer },
    ],
    rows: places.map((row) => [
      row.name,
      all.find(({ place_id }) => place_id === row.region_id)?.name ?? "–",
      shown(words, row.lastTwelve, words.number),
      ...ofReports(view, reportsShown(words, row.lastTwelve)),
      ...(rates
        ? [
            shown(words, row.rateFigure, words.rate),
            row.rateFigure === undefined ? "–" : rateInterval(view, row.rateFigure),
          ]
        : []),
      answerWord(words, row),
    ]),
  };
}

/** The heading of what the page says of the nation, below the places, and what comes under it. */
export function aboutNation({ words, data }: View): Content {
  return [
    h("h2", { class: "part", id: "landet" }, words.overview.aboutNation(data.place.name)),
    h("p", { class: "subtitle" }, words.overview.underNation),
  ];
}

interface Head {
  label: string;
  column?: OverviewColumn;
  number?: boolean;
  scale?: ChartContent;
}

function overviewHeads(view: View, top: number): Head[] {
  const { words, site } = view;
  const label = words.overview.columns;
  return [
    { label: words.columns.place, column: "sted" },
    { label: words.columns.quarters },
    { label: words.columns.lastTwelve, column: "antall", number: true },
    // Beside the number that rests on them, where they are seen on every screen that has room for it.
    ...ofReports(view, { label: words.columns.reports, column: "rapporter", number: true } as const),
    ...(site.prison_days_available
      ? [
          { label: words.columns.rate, column: "rate", number: true } as const,
          {
            label: label.interval,
            scale: {
              height: "strip",
              draw: (width, document) => rateScale(top, words.rate, width, document),
            } satisfies ChartContent,
          },
        ]
      : []),
    { label: label.answer, column: "svar" },
  ];
}

function groupBody(view: View, name: string, rows: OverviewPlace[], top: number, width: number): Content {
  const quarters = quartersTogether(rows.map((row) => row.quarters));
  return h(
    "tbody",
    {},
    h("tr", { class: "group" }, h("th", { scope: "rowgroup", colspan: String(width) }, name)),
    ...rows.map((row, i) => placeRow(view, row, quarters[i] ?? [], top)),
  );
}

function placeRow(view: View, row: OverviewPlace, quarters: Content, top: number): Content {
  const { words, site, root } = view;
  const { lastTwelve, rateFigure } = row;
  return h(
    "tr",
    { "data-place": row.place_id },
    h("th", { scope: "row" }, placeLink(root, row.place)),
    h("td", {}, quarters),
    h("td", { class: "number" }, cellContent(shown(words, lastTwelve, words.number), smallMark(site))),
    ...ofReports(view, h("td", { class: "number" }, reportsShown(words, lastTwelve))),
    ...(site.prison_days_available
      ? [
          h("td", { class: "number" }, cellContent(shown(words, rateFigure, words.rate), undefined)),
          h("td", { class: "interval" }, ...intervalCell(view, rateFigure, top)),
        ]
      : []),
    h("td", { class: "answer" }, answerWord(words, row)),
  );
}

function intervalCell(view: View, figure: Figure | undefined, top: number): Content[] {
  const value = valueOf(figure);
  if (figure === undefined || value === undefined || figure.lower === null || figure.upper === null)
    return ["–"];
  const bar = { value, lower: figure.lower, upper: figure.upper };
  return [
    { height: "strip", draw: (width, document) => rateBar(bar, top, width, document) },
    h("span", { class: "limits" }, rateInterval(view, figure)),
  ];
}

// Most places' whole intervals are seen; those of a few small or busy ones are cut.
const shareSeenWhole = 0.75;

function topOf(rows: OverviewPlace[]): number {
  const uppers = rows.flatMap(({ rateFigure }) =>
    rateFigure?.state === "value" && rateFigure.upper !== null ? [rateFigure.upper] : [],
  );
  return niceTop(quantile(uppers, shareSeenWhole) || 1);
}

/** The overview travels with one measure and population, whatever the page's charts are of. */
function measureOf({ view, figures }: OverviewData) {
  return { indicator: view.what.indicator, measure: figures[0]?.measure_id ?? view.what.measure };
}

function whoOf({ view, figures }: OverviewData): string {
  const population = figures[0]?.population ?? view.choice.population;
  return view.site.by_report ? (view.words.populations[population] ?? population) : "";
}

function answerOf(
  answers: OverviewAnswer[],
  { place_id }: Place,
  organisation: string,
): OverviewAnswer | undefined {
  const own = answers.filter((answer) => answer.place_id === place_id);
  return own.find((answer) => answer.organisation === organisation) ?? own[0];
}

function answerWord(words: Words, { answer, isAlone }: OverviewPlace): string {
  if (answer === undefined) return "–";
  const word = words.trends.word(answer);
  return isAlone ? words.overview.alone(word) : word;
}

// Where then and now do not differ for a place, only now travels.
function ofOrganisation(figures: Figure[], organisation: string): Figure[] {
  return groups(figures, ({ place_id }) => place_id).flatMap(([, own]) => {
    const asked = own.filter((figure) => figure.organisation === organisation);
    return asked.length > 0 || organisation === "now" ? asked : own;
  });
}
