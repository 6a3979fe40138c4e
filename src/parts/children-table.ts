import { max } from "d3-array";
import { quartersSmall, type SmallBar } from "../charts/quarters-small.js";
import { isPartial, valueOf, type Figure } from "../figures/figure.js";
import { latest, series, startingAt } from "../figures/series.js";
import type { Place, Site } from "../figures/site.js";
import type { Counted } from "../words/nb.js";
import type { Words } from "../words/words.js";
import { h, type ChartContent, type Content } from "./content.js";
import { tableContent, type TableCell } from "./table.js";
import { intervalShown, ofReports, reportsShown, shown } from "./view.js";

/** Places below a place, a row each in the register's order: quarters on one scale, and the last twelve months. */
export function childrenTable(options: {
  site: Site;
  words: Words;
  what: Counted;
  who: string;
  id: string;
  title: string;
  children: Place[];
  /** A place's name, as the way to what is to be said of it. */
  link: (place: Place) => Content;
  figures: Figure[];
}): Content {
  const { words, what, children, site } = options;
  const byPlace = new Map(
    children.map(({ place_id }) => [place_id, options.figures.filter((f) => f.place_id === place_id)]),
  );
  const quarters = quartersTogether(
    children.map(({ place_id }) => series(byPlace.get(place_id) ?? [], "quarter", what.indicator)),
  );
  if (children.length === 0) return [];
  return h(
    "section",
    { id: options.id, class: "places" },
    h("h2", {}, options.title),
    h("p", { class: "subtitle" }, words.figures.children.subtitle(what, options.who)),
    tableContent(
      {
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
              ? [shown(words, rate, words.rate), rate ? intervalShown(words, rate, words.rate) : "–"]
              : []),
            ...ofReports(options, reportsShown(words, count)),
          ];
        }),
      },
      "places",
    ),
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

function smallBar(figure: Figure | undefined): SmallBar {
  const count = figure?.state === "incomplete" ? (figure.low ?? undefined) : valueOf(figure);
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
