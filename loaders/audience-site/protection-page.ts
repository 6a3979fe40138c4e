import { readRows, type DuckDBConnection } from "../duckdb.ts";
import { text } from "../site-data/cells.ts";
import type { Protection, ProtectionPage } from "../../src/figures/protected.ts";
import { wordsOf } from "../../src/words/words.ts";
import { audienceName } from "../protection/audience.ts";
import { readPolicy, type Policy } from "../protection/policy.ts";
import type { TableCounts } from "../protection/protected-figure.ts";
import { audienceIds } from "../reference/lists.ts";
import type { PlaceWithParents } from "../site-data/places.ts";
import type { AudienceGiven } from "./audience-given.ts";

/** What the page on protection tells in an audience's own site: its rules, and how many figures of each table are hidden. */
export function protectionOf(
  { audience, policy, tables }: Pick<AudienceGiven, "audience" | "policy" | "tables">,
  places: readonly PlaceWithParents[],
): Protection {
  const title =
    audience.id === "region"
      ? (places.find(({ place_id }) => place_id === audience.region_id)?.name ?? audience.region_id)
      : titleOf(audience.id);
  return told({ name: audienceName(audience), title }, policy, tables, places);
}

export type Policies = Record<(typeof audienceIds)[number], Policy>;

/** The policy of every audience on the day that the figures are seen from. */
export async function policiesOf(connection: DuckDBConnection, folder: string): Promise<Policies> {
  const [run = {}] = await readRows(connection, "select as_of from published.run");
  const of = (id: (typeof audienceIds)[number]) => readPolicy({ id }, text(run, "as_of"), folder);
  return {
    direktoratet: of("direktoratet"),
    region: of("region"),
    departementet: of("departementet"),
    offentlig: of("offentlig"),
  };
}

/** What the page tells in the directorate's site: the rules of every audience. */
export function protectionOfAll(policies: Policies, places: readonly PlaceWithParents[]): ProtectionPage {
  return {
    audiences: audienceIds.map((id) => told({ name: id, title: titleOf(id) }, policies[id], [], places)),
  };
}

const titleOf = (id: string) => wordsOf("nb").audience.audiences[id] ?? id;

function told(
  named: Pick<Protection, "name" | "title">,
  policy: Policy,
  counts: readonly TableCounts[],
  places: readonly PlaceWithParents[],
): Protection {
  const names = new Map(places.map(({ place_id, name }) => [place_id, name]));
  return {
    ...named,
    rules: policy.rules.map(({ rule, value, reason_nb }) => ({ rule, value, reason_nb })),
    places: policy.places.flatMap(({ place_id, finest, reason_nb }) => {
      const name = names.get(place_id);
      return name === undefined ? [] : [{ name, finest, reason_nb }];
    }),
    tables: policy.tables.map(({ table_id, name_nb, reason_nb }) => ({
      table_id,
      name_nb,
      reason_nb,
      counts: counts.find((one) => one.table_id === table_id) ?? null,
    })),
  };
}
