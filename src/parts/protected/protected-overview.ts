import { valueOf } from "../../figures/figure.js";
import { listedFigures, type ListedFigure, type ProtectedOverview } from "../../figures/protected.js";
import type { Place, Site } from "../../figures/site.js";
import { wordsOf, type Words } from "../../words/words.js";
import { pageOf } from "../children-table.js";
import { figureWriter } from "../cited-sentence.js";
import { h, type Content } from "../content.js";
import type { Table } from "../table.js";
import { tableToTake } from "../table-to-take.js";
import { figureCell, signNotes } from "./hidden-cell.js";

interface OverviewPage {
  site: Site;
  overview: ProtectedOverview;
}

/** What the overview of an audience's site is made of. */
export const protectedOverviewParts: Record<string, (page: OverviewPage) => Content> = {
  lead: ({ site, overview }) => {
    const years = yearsOf(listedFigures(overview.tables));
    return h(
      "p",
      { class: "subtitle" },
      wordsOf(site.language).audience.places.lead(
        overview.places.length,
        [...new Set([years[0], years.at(-1)])].map((start) => (start ?? "").slice(0, 4)).join("–"),
      ),
    );
  },
  places,
};

/** A row a place in the register's order, a column a year; one table an indicator, the counts in sight. */
function places({ site, overview }: OverviewPage): Content {
  const words = wordsOf(site.language);
  const figures = listedFigures(overview.tables);
  const indicators = site.indicators.filter(({ indicator_id }) =>
    figures.some((figure) => figure.indicator_id === indicator_id),
  );
  const tables = indicators.map(({ indicator_id, name_nb }) => ({
    show: words.audience.places.caption(name_nb),
    file: `steder-${indicator_id.replaceAll("_", "-")}`,
    table: yearTable(words, site, overview.places, figures, indicator_id, name_nb),
  }));
  const [first, ...more] = tables;
  if (first === undefined) return h("p", { class: "absent" }, words.audience.places.none);
  return h(
    "section",
    { id: "steder" },
    h("h2", {}, words.audience.places.title),
    ...signNotes(words, figures).map((note) => h("p", { class: "note" }, note)),
    tableToTake({
      site,
      id: "steder",
      file: first.file,
      table: first.table,
      who: words.populations["adults"] ?? "",
      indicators: indicators.map(({ indicator_id }) => indicator_id),
      more,
    }),
  );
}

function yearTable(
  words: Words,
  site: Site,
  listed: readonly Place[],
  figures: readonly ListedFigure[],
  indicator: string,
  name: string,
): Table {
  const years = yearsOf(figures);
  const { write } = figureWriter(words, indicator);
  const own = figures.filter(({ indicator_id }) => indicator_id === indicator);
  return {
    caption: words.audience.places.caption(name),
    columns: [
      { label: words.audience.places.place },
      ...years.map((start) => ({ label: start.slice(0, 4), number: true })),
    ],
    rows: listed.map((place) => [
      placeName(place, site.places),
      ...years.map((start) => {
        const told = own.filter((one) => one.place_id === place.place_id && one.period_start === start);
        // A region's own place stands in two tables, and is open in one of them.
        return figureCell(words, told.find((one) => valueOf(one) !== undefined) ?? told[0], write);
      }),
    ]),
  };
}

const yearsOf = (figures: readonly ListedFigure[]) =>
  [...new Set(figures.map(({ period_start }) => period_start))].sort();

/** The place's name as the way to its page, or to that of the prison it is a unit of. */
function placeName(place: Place, all: readonly Place[]): Content {
  if (place.place_level === "country") return h("a", { href: "./index.html" }, place.name);
  const page = place.page === null ? all.find(({ place_id }) => place_id === place.parent_id) : place;
  return page === undefined || page.page === null
    ? place.name
    : h("a", { href: pageOf("./", page) }, place.name);
}
