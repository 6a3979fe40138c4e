import { groups } from "d3-array";
import { listedFigures, type ListedFigure, type ProtectedPlace } from "../../figures/protected.js";
import type { Place, Site } from "../../figures/site.js";
import { wordsOf } from "../../words/words.js";
import { pageOf } from "../children-table.js";
import { h, type Content } from "../content.js";
import { figureBlock } from "./figure-block.js";

export interface ProtectedPlacePage {
  site: Site;
  data: ProtectedPlace;
  /** The way from the page to the site's first page: `./` or `../`. */
  root: string;
}

/** What a place's page in an audience's site is made of, by the names that the pages call its parts. */
export const protectedPlaceParts: Record<string, (page: ProtectedPlacePage) => Content> = {
  path: ({ site, data, root }) =>
    h(
      "nav",
      { class: "path", "aria-label": wordsOf(site.language).site.path },
      ...data.parents.flatMap((parent) => [h("a", { href: pageOf(root, parent) }, parent.name), " › "]),
    ),
  name: ({ data }) => data.place.name,
  figures: placeFigures,
  children: ({ site, data, root }) =>
    data.children.length === 0
      ? []
      : h(
          "section",
          { id: "steder" },
          h("h2", {}, wordsOf(site.language).audience.places.below),
          h(
            "ul",
            {},
            ...data.children.map((place) => h("li", {}, h("a", { href: pageOf(root, place) }, place.name))),
          ),
        ),
};

/** The tables of the place, and of each unit below it, in the policy's order. */
export function placeFigures({ site, data }: ProtectedPlacePage): Content {
  const words = wordsOf(site.language);
  const figures = listedFigures(data.tables);
  const blocks = [data.place, ...data.units].flatMap((place) => blocksOf(site, data, place, figures));
  return blocks.length === 0 ? h("p", { class: "absent" }, words.audience.places.none) : blocks;
}

/** A block for each table, measure and kind of period of a place. */
function blocksOf(site: Site, data: ProtectedPlace, place: Place, figures: ListedFigure[]): Content[] {
  const words = wordsOf(site.language);
  const named = place.name !== data.place.name;
  return data.tables.flatMap((table) =>
    groups(
      figures.filter((one) => one.place_id === place.place_id && one.table_id === table.table_id),
      ({ measure_id, period }) => `${measure_id} ${period}`,
    ).map(([, own]) => figureBlock({ site, words, place, named, table, figures: own })),
  );
}
