import { max } from "d3-array";
import { quartersSmall, type SmallBar } from "../charts/quarters-small.js";
import { isPartial, valueOf, type Figure } from "../figures/figure.js";
import { latest, series, startingAt } from "../figures/series.js";
import type { Place, Site } from "../figures/site.js";
import type { Counted } from "../words/nb.js";
import type { Words } from "../words/words.js";
import { h, type Content } from "./content.js";
import { tableContent, type TableCell } from "./table.js";
import { intervalShown, ofReports, reportsShown, shown } from "./view.js";

/** Places below a place, a row each in the register's order: quarters on one scale, and the last twelve months. */
export function childrenTable(options: {
  site: Site;
  words: Words;
  root: string;
  what: Counted;
  who: string;
  id: string;
  title: string;
  groups: { place: Place | undefined; children: Place[] }[];
  figures: Figure[];
}): Content {
  const { words, what, figures, groups, site } = options;
  const all = groups.flatMap(({ children }) => children);
  const byPlace = new Map(
    all.map(({ place_id }) => [place_id, figures.filter((f) => f.place_id === place_id)]),
  );
  const quartersOf = (place: Place) => series(byPlace.get(place.place_id) ?? [], "quarter", what.indicator);
  const highest = max(all.flatMap(quartersOf), (figure) => valueOf(figure) ?? 0) ?? 0;
  const quarters = [
    ...new Set(all.flatMap(quartersOf).map(({ period_start }) => period_start.slice(0, 10))),
  ].sort();
  if (all.length === 0) return [];
  return h(
    "section",
    { id: options.id, class: "places" },
    h("h2", {}, options.title),
    h("p", { class: "subtitle" }, words.figures.children.subtitle(what, options.who)),
    ...groups.map(({ place, children }) => [
      ...(place === undefined ? [] : [h("h3", {}, placeLink(options.root, place))]),
      tableContent(
        {
          caption: place === undefined ? options.title : `${options.title}, ${place.name}`,
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
          rows: children.map((child): TableCell[] => {
            const own = byPlace.get(child.place_id) ?? [];
            const count = latest(own, "last_12", what.indicator);
            const rate = latest(own, "last_12", "rate");
            return [
              placeLink(options.root, child),
              {
                height: "strip",
                draw: (_width, document) =>
                  quartersSmall(
                    quarters.map((start) => smallBar(startingAt(quartersOf(child), start))),
                    highest,
                    document,
                  ),
              },
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
    ]),
  );
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
