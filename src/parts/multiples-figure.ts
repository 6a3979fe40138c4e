import { groups, max, sum } from "d3-array";
import { barKind, barKinds } from "../charts/bar-kind.js";
import { niceTop } from "../charts/count-bars.js";
import { unitMultiples, type UnitGroup } from "../charts/unit-multiples.js";
import { isPartial, leastKnown, valueOf, type Figure } from "../figures/figure.js";
import { markedEvents } from "../figures/marked-events.js";
import { unpackFigures } from "../figures/packed-figures.js";
import { addMonths, isOver } from "../figures/series.js";
import type { Place, Site } from "../figures/site.js";
import { wordsOf, type Words } from "../words/words.js";
import { chartFigure, type LegendItem } from "./chart-figure.js";
import { pageOf } from "./children-table.js";
import { h, type Content } from "./content.js";
import { linesAbove } from "./lines-above.js";
import type { TableCell } from "./table.js";
import { whoOf, type UnitsView } from "./units-view.js";
import { shown } from "./view.js";

interface Unit {
  place: Place;
  prison: Place | undefined;
  region: Place | undefined;
  figures: Figure[];
}

/** The units in the register's order, with their quarters. */
function unitsOf({ site, units }: UnitsView): Unit[] {
  const places = new Map(site.places.map((place) => [place.place_id, place]));
  const parentOf = (place: Place | undefined) => places.get(place?.parent_id ?? "");
  const byUnit = new Map(groups(unpackFigures(units.figures), ({ place_id }) => place_id));
  return site.places
    .filter(({ place_level }) => place_level === "unit")
    .map((place) => ({
      place,
      prison: parentOf(place),
      region: parentOf(parentOf(place)),
      figures: (byUnit.get(place.place_id) ?? []).map((figure) =>
        isOver(figure, site.last_month) ? figure : { ...figure, provisional: true },
      ),
    }));
}

/** One stay or more is known of, though there may be more. */
const hasSome = (figure: Figure) => (leastKnown(figure) ?? 0) > 0;

/** Nothing says whether there was a stay: a report is missing, and none is known of. */
const isUnknown = (figure: Figure) =>
  figure.state !== "suppressed" && !hasSome(figure) && (valueOf(figure) === undefined || isPartial(figure));

const hasCell = ({ figures }: Unit) =>
  figures.some(({ state }) => state !== "not_applicable" && state !== "not_available");

/** All units with a cell as small pictures on one scale, by region. */
export function multiplesFigure(view: UnitsView): Content {
  const { site, root } = view;
  const words = wordsOf(site.language);
  const label = words.units.multiples;
  const all = unitsOf(view);
  const drawn = all.filter(hasCell);
  const figures = drawn.flatMap((unit) => unit.figures);
  const periods = [...new Set(figures.map(({ period_start }) => period_start.slice(0, 10)))].sort();
  const [first = "", last = ""] = [periods[0], periods.at(-1)];
  const lastFigures = figures.filter(({ period_start }) => period_start.startsWith(last));
  const counted = lastFigures.filter(({ state }) => state !== "not_applicable" && state !== "not_available");
  const top = niceTop(max(figures, (figure) => Math.max(leastKnown(figure) ?? 0, figure.high ?? 0)) || 1);
  const marked = site.events.filter(({ place_id }) => isCountry(site, place_id));
  const inside = markedEvents(marked.filter(({ date }) => date >= first && date < endOf(last)));
  const share = (day: string) => Math.min(1, Math.max(0, shareOfWay(day, first, endOf(last))));
  return chartFigure({
    id: "enheter-kvartaler",
    file: "enheter-kvartaler",
    words,
    title:
      drawn.length === 0
        ? label.none
        : label.title(last, {
            units: counted.length,
            some: counted.filter(hasSome).length,
            hidden: counted.filter(({ state }) => state === "suppressed").length,
            unknown: counted.filter(isUnknown).length,
          }),
    subtitle: drawn.length === 0 ? "" : label.subtitle(first, last, top, whoOf(site, words)),
    legend: legendOf(words, figures),
    chart:
      drawn.length === 0
        ? { reason: `${label.none}.` }
        : {
            height: "high",
            draw: (width, document) =>
              unitMultiples(groupsOf(view, words, drawn), {
                id: "enheter-kvartaler",
                width,
                document,
                periods,
                top,
                tick: (count) => words.number(count),
                events: inside.dated.map(({ date }) => share(date)),
                years: inside.years.map(({ year }) => ({
                  from: share(`${year}-01-01`),
                  to: share(`${Number(year) + 1}-01-01`),
                })),
              }),
          },
    table: {
      caption: label.table,
      columns: [
        { label: words.columns.unit },
        ...periods.map((start) => ({ label: words.capital(words.quarter(start)), number: true })),
      ],
      rows: drawn.map((unit): TableCell[] => [
        unitLink(root, unit),
        ...periods.map((start) =>
          shown(
            words,
            unit.figures.find(({ period_start }) => period_start.startsWith(start)),
            words.number,
          ),
        ),
      ]),
    },
    notes: [
      label.links,
      ...[
        words.marked(
          inside.dated.map((event) => `${event.name_nb} (${words.when(event.date, event.date_precision)})`),
          inside.years.map(({ year, events }) =>
            words.dayUnknown(
              year,
              events.map(({ name_nb }) => name_nb),
            ),
          ),
        ),
      ].filter((said) => said !== ""),
      ...label.without(all.filter((unit) => !hasCell(unit)).map(({ place }) => place.name)),
    ],
    source: sourceOf(view, words, lastFigures),
    above: linesAbove(site, words, {
      what: [`${label.table}.`, whoOf(site, words)],
      indicators: ["stays_started"],
      source: sourceOf(view, words, lastFigures),
    }),
  });
}

function groupsOf({ root }: UnitsView, words: Words, units: Unit[]): UnitGroup[] {
  const label = words.units.multiples;
  return groups(units, ({ region }) => region?.place_id).map(([, own]) => ({
    name: own[0]?.region?.name ?? label.alone,
    units: own.map(({ place, prison, figures }) => ({
      name: place.name,
      href: prison === undefined ? root : pageOf(root, prison),
      figures: figures.map((figure) => ({ ...figure, label: label.label(place.name, told(words, figure)) })),
    })),
  }));
}

function told(words: Words, figure: Figure): string {
  const cell = shown(words, figure, words.number);
  return `${words.quarter(figure.period_start)}: ${typeof cell === "string" ? cell : cell.shown}`;
}

function legendOf(words: Words, figures: Figure[]): LegendItem[] {
  const kinds = new Set(figures.map(barKind));
  return barKinds
    .filter((kind) => kinds.has(kind))
    .map((kind) => ({ key: kind, label: words.barKinds[kind] }));
}

function unitLink(root: string, { place, prison }: Unit): Content {
  return prison === undefined ? place.name : h("a", { href: pageOf(root, prison) }, place.name);
}

const isCountry = (site: Site, placeId: string) =>
  site.places.some(({ place_id, place_level }) => place_id === placeId && place_level === "country");

const endOf = (quarter: string) => `${addMonths(quarter.slice(0, 7), 3)}-01`;

function shareOfWay(date: string, from: string, to: string): number {
  const [at, start, end] = [date, from, to].map((day) => new Date(day).getTime());
  return ((at ?? 0) - (start ?? 0)) / ((end ?? 1) - (start ?? 0));
}

/** The source line, with how complete the last quarter's reports are. */
function sourceOf({ site }: UnitsView, words: Words, figures: Figure[]): string {
  const expected = sum(figures, ({ months_expected }) => months_expected ?? 0);
  const reported = sum(figures, ({ months_reported }) => months_reported ?? 0);
  const start = figures[0]?.period_start;
  return words.source({
    madeUp: site.made_up,
    credit: site.credit,
    reports:
      !site.by_report || expected === 0 || start === undefined
        ? null
        : words.inPeriod("quarter", start, words.complete(reported, expected, "safety_cell")),
    methods: [],
    knownOn: site.known_at,
  });
}
