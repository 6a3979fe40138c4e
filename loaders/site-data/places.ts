import { groups } from "d3-array";
import { readRows, type DuckDBConnection } from "../duckdb.ts";
import type { Place } from "../../src/figures/site.ts";
import { text, textOrNull } from "./cells.ts";

/** A place as the site shows it, and every place it has been under. */
export interface PlaceWithParents extends Place {
  all_parents: string[];
}

const pageOfLevel: Record<string, Place["page"]> = { region: "region", prison: "fengsel" };

/** Every place by its latest row, in the register's order. */
export async function readPlaces(connection: DuckDBConnection): Promise<PlaceWithParents[]> {
  const rows = await readRows(
    connection,
    "select * from published.places order by place_order, valid_from nulls first",
  );
  return groups(rows, (row) => text(row, "place_id")).map(([placeId, history]) => {
    const row = history.at(-1) ?? {};
    const level = text(row, "place_level");
    return {
      place_id: placeId,
      place_level: level,
      name: text(row, "name"),
      parent_id: textOrNull(row, "parent_id"),
      page: pageOfLevel[level] ?? null,
      valid_from: textOrNull(history[0] ?? {}, "valid_from"),
      valid_to: textOrNull(row, "valid_to"),
      security: textOrNull(row, "security"),
      all_parents: [...new Set(history.map((past) => textOrNull(past, "parent_id")))].filter(
        (id) => id !== null,
      ),
    };
  });
}

/** The places above a place, the country first. */
export function parentsOf(place: Place, places: Place[]): Place[] {
  const parent = places.find(({ place_id }) => place_id === place.parent_id);
  return parent === undefined ? [] : [...parentsOf(parent, places), parent];
}
