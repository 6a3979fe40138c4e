import { groups } from "d3-array";
import type { Figure } from "../figures/figure.js";
import { childrenTable } from "./children-table.js";
import type { Content } from "./content.js";
import type { View } from "./view.js";

/** Regions, then prisons under their region, in the register's order. */
export function overview(view: View, places: Figure[]): Content {
  const { site, words, root, choice, what } = view;
  const measure = places[0]?.measure_id ?? what.measure;
  const population = places[0]?.population ?? choice.population;
  const shared = {
    site,
    words,
    root,
    what: { indicator: what.indicator, measure },
    who: site.by_report ? (words.populations[population] ?? population) : "",
    figures: ofOrganisation(places, choice.organisation),
  };
  const regions = site.places.filter(({ page }) => page === "region");
  const prisons = site.places.filter(({ page }) => page === "fengsel");
  const known = new Set(regions.map(({ place_id }) => place_id));
  const alone = prisons.filter(({ parent_id }) => parent_id === null || !known.has(parent_id));
  const titles = words.figures.children.titles;
  return [
    childrenTable({
      ...shared,
      id: "regioner",
      title: titles.regions,
      groups: [{ place: undefined, children: regions }],
    }),
    childrenTable({
      ...shared,
      id: "fengsler",
      title: site.by_report ? titles.prisons : titles.places,
      groups: [
        ...regions.map((region) => ({
          place: region,
          children: prisons.filter(({ parent_id }) => parent_id === region.place_id),
        })),
        { place: undefined, children: alone },
      ].filter(({ children }) => children.length > 0),
    }),
  ];
}

// Where then and now do not differ for a place, only now travels.
function ofOrganisation(figures: Figure[], organisation: string): Figure[] {
  return groups(figures, ({ place_id }) => place_id).flatMap(([, own]) => {
    const asked = own.filter((figure) => figure.organisation === organisation);
    return asked.length > 0 || organisation === "now" ? asked : own;
  });
}
