import { groups } from "d3-array";
import type { ByOrganisation } from "../../src/figures/by-organisation.ts";
import type { LengthClasses } from "../../src/figures/length-classes.ts";
import { readRows, type DuckDBConnection } from "../duckdb.ts";
import { byOrganisation, placeKey } from "./by-organisation.ts";
import { number, numberOrNull, text } from "./cells.ts";

/** How many stays there are of each class of lengths in each place, by each organisation. */
export async function readLengthClasses(
  connection: DuckDBConnection,
): Promise<Map<string, ByOrganisation<LengthClasses>>> {
  const all = await readRows(
    connection,
    "from published.length_classes where state = 'value' order by place_id, organisation, from_hours",
  );
  const rows = groups(all, placeKey).flatMap(([, own]) => {
    const [row] = own;
    if (row === undefined) return [];
    return {
      place_id: text(row, "place_id"),
      organisation: text(row, "organisation"),
      said: {
        classes: own.map((one) => ({
          from_hours: number(one, "from_hours"),
          to_hours: numberOrNull(one, "to_hours"),
          ended: number(one, "ended_stays"),
          open: number(one, "open_stays"),
        })),
      },
    };
  });
  return new Map(groups(rows, ({ place_id }) => place_id).map(([id, own]) => [id, byOrganisation(own)]));
}
