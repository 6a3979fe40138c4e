import { group, groups } from "d3-array";
import type { ByOrganisation } from "../../src/figures/by-organisation.ts";
import type { StartTimes } from "../../src/figures/start-times.ts";
import { readRows, type DuckDBConnection } from "../duckdb.ts";
import { byOrganisation, placeKey } from "./by-organisation.ts";
import { number, numberOrNull, shortNumber, text, textOrNull } from "./cells.ts";

/** When the stays of each place began, by each organisation. */
export async function readStartTimes(
  connection: DuckDBConnection,
): Promise<Map<string, ByOrganisation<StartTimes>>> {
  const times = group(
    await readRows(connection, "from published.start_times order by place_id, organisation, slot_kind, slot"),
    placeKey,
  );
  const shares = await readRows(
    connection,
    "from published.start_shares order by place_id, organisation, part",
  );
  const rows = groups(shares, placeKey).flatMap(([key, own]) => {
    const [row] = own;
    if (row === undefined) return [];
    const counts = (kind: string) =>
      (times.get(key) ?? [])
        .filter((one) => text(one, "slot_kind") === kind)
        .map((one) => number(one, "stays"));
    return {
      place_id: text(row, "place_id"),
      organisation: text(row, "organisation"),
      said: {
        first_month: text(row, "first_month"),
        last_month: text(row, "last_month"),
        hours: counts("hour"),
        weekdays: counts("weekday"),
        shares: own.map((one) => ({
          part: text(one, "part"),
          state: text(one, "state"),
          share: shortNumber(one, "share"),
          lower: shortNumber(one, "lower"),
          upper: shortNumber(one, "upper"),
          even_share: number(one, "even_share"),
          stays: numberOrNull(one, "stays"),
          method: textOrNull(one, "method"),
        })),
        months_expected: number(row, "months_expected"),
        months_reported: number(row, "months_reported"),
      },
    };
  });
  return new Map(groups(rows, ({ place_id }) => place_id).map(([id, own]) => [id, byOrganisation(own)]));
}
