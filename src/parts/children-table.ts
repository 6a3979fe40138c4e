import { max } from "d3-array";
import { barKind } from "../charts/bar-kind.js";
import { quartersSmall, type SmallBar } from "../charts/quarters-small.js";
import { isPartial, valueOf, type Figure } from "../figures/figure.js";
import { isOver, latest, series, startingAt } from "../figures/series.js";
import type { Place, Site } from "../figures/site.js";
import type { Counted } from "../words/nb.js";
import type { Words } from "../words/words.js";
import { h, type ChartContent, type Content } from "./content.js";
import type { Table, TableCell } from "./table.js";
import { tableToTake } from "./table-to-take.js";
import { ofReports, rateInterval, reportsShown, shown } from "./view.js";

/** Places below a place, a row each in the register's order: quarters on one scale, and the last twelve months. */
export function childrenTable(options: {
  site: Site;
  words: Words;
  what: Counted;
  who: string;
  id: string;
  title: string;
  /** The place that they are below. */
  within: Place;
  children: Place[];
  /** A place's name, as the way to what is to be said of it. */
  link: (place: Place) => Content;
  figures: Figure[];
}): Content {
  const { words, what, children, site } = options;
  const byPlace = new Map(
    children.map(({ place_id }) => [place_id, options.figures.filter((f) => f.place_id === place_id)]),
  );
  const byQuarter = children.map((place) => ({
    place,
    quarters: series(byPlace.get(place.place_id) ?? [], "quarter", what.indicator),
  }));
  const quarters = quartersTogether(byQuarter.map((row) => row.quarters));
  if (children.length === 0) return [];
  return h(
    "section",
    { id: options.id, class: "places" },
    h("h2", {}, options.title),
    h("p", { class: "subtitle" }, words.figures.children.subtitle(what, options.who)),
    tableToTake({
      site,
      id: options.id,
      file: `${options.id}-${options.within.place_id}`,
      place: options.within.name,
      who: options.who,
      indicators: [what.indicator, "rate"],
      className: "places",
      table: {
        caption: options.title,
        columns: [
          { label: words.columns.place },
          { label: words.columns.quarters },
          { label: words.columns.lastTwelve, number: true },
          ...(site.prison_days_available
            ? [
                { label: words.columns.rate, number: true },
                { label: words.columns.interval, number: true },
              ]
            : []),
          ...ofReports(options, { label: words.columns.reports, number: true }),
        ],
        rows: children.map((child, i): TableCell[] => {
          const own = byPlace.get(child.place_id) ?? [];
          const count = latest(own, "last_12", what.indicator);
          const rate = latest(own, "last_12", "rate");
          return [
            options.link(child),
            quarters[i] ?? [],
            shown(words, count, words.number),
            ...(site.prison_days_available
              ? [shown(words, rate, words.rate), rate ? rateInterval(options, rate) : "–"]
              : []),
            ...ofReports(options, reportsShown(words, count)),
          ];
        }),
      },
      more: quartersTable(site, words, what, byQuarter, `${options.id}-kvartaler-${options.within.place_id}`),
    }),
  );
}

/** The quarters of places as small charts on one scale, and of the same quarters. */
export function quartersTogether(places: Figure[][]): ChartContent[] {
  const highest = max(places.flat(), (figure) => valueOf(figure) ?? 0) ?? 0;
  const starts = [...new Set(places.flat().map(({ period_start }) => period_start.slice(0, 10)))].sort();
  return places.map((quarters) => ({
    height: "strip",
    draw: (_width, document) =>
      quartersSmall(
        starts.map((start) => smallBar(startingAt(quarters, start))),
        highest,
        document,
      ),
  }));
}

/** The same quarters as numbers, a row a place; none where there are none to show. */
export function quartersTable(
  site: Site,
  words: Words,
  what: Counted,
  places: { place: Place; quarters: Figure[] }[],
  file: string,
): { show: string; file: string; table: Table }[] {
  const all = places.flatMap(({ quarters }) => quarters);
  const starts = [...new Set(all.map(({ period_start }) => period_start.slice(0, 10)))].sort();
  if (starts.length === 0) return [];
  const label = words.figures.children;
  return [
    {
      show: label.showQuarters,
      file,
      table: {
        caption: label.quarters(what),
        columns: [
          { label: words.columns.place },
          ...starts.map((start) => ({ label: words.capital(words.quarter(start)), number: true })),
        ],
        rows: places.map(({ place, quarters }): TableCell[] => [
          place.name,
          ...starts.map((start) => {
            const figure = startingAt(quarters, start);
            const isRunning = figure !== undefined && !isOver(figure, site.last_month);
            return shown(words, isRunning ? { ...figure, provisional: true } : figure, words.number);
          }),
        ]),
      },
    },
  ];
}

function smallBar(figure: Figure | undefined): SmallBar {
  const count = figure?.state === "incomplete" ? (figure.low ?? undefined) : valueOf(figure);
  // A bar of no height would look as none does where every report has come.
  if (figure && count === 0 && barKind(figure) === "at_least") return "missing";
  if (figure && count !== undefined) return { value: count, partial: isPartial(figure) };
  return figure?.state === "not_reported" ? "missing" : "absent";
}

/** A place's name, as a link where it has a page. */
export function placeLink(root: string, place: Place): Content {
  return place.page === null ? place.name : h("a", { href: pageOf(root, place) }, place.name);
}

export function pageOf(root: string, place: Place): string {
  return place.place_level === "country" ? root : `${root}${place.page}/${place.place_id}.html`;
}
