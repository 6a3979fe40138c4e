import { groups } from "d3-array";
import type { ByOrganisation } from "../../src/figures/by-organisation.ts";
import type { StoredRow } from "../duckdb.ts";
import { text } from "./cells.ts";

/** A place by one organisation. */
export const placeKey = (row: StoredRow) => `${text(row, "place_id")} ${text(row, "organisation")}`;

/** What two organisations say alike is told once. */
export function byOrganisation<Said>(rows: { organisation: string; said: Said }[]): ByOrganisation<Said> {
  return groups(rows, ({ said }) => JSON.stringify(said)).flatMap(([, same]) => {
    const [first] = same;
    return first === undefined
      ? []
      : [{ ...first.said, organisations: same.map(({ organisation }) => organisation) }];
  });
}
