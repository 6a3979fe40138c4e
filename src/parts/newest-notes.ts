import type { OverriddenRows } from "../figures/newest.js";
import type { Place, Site } from "../figures/site.js";
import { wordsOf } from "../words/words.js";
import { h, type Content } from "./content.js";

/** What a reader must know of a place's newest months, and of rows that were decided to be right. */
export function newestNotes(site: Site, place: Place): Content {
  const words = wordsOf(site.language).newest;
  const months = site.provisional_months.filter(({ place_id }) => place_id === place.place_id);
  const rows = site.overridden.filter((row) => isOf(row, place));
  const notes = [...months.map(words.provisional), ...rows.map(words.overridden)];
  return notes.map((note) => h("p", { class: "note" }, note));
}

function isOf(row: OverriddenRows, { place_id, place_level }: Place): boolean {
  return place_level === "country" || [row.region_id, row.prison_id, row.unit_id].includes(place_id);
}
