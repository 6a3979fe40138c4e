import { readRows, type DuckDBConnection } from "../duckdb.ts";
import { text } from "../site-data/cells.ts";
import type { AudienceId } from "../../src/figures/audience.ts";
import type { BuiltAudience, Protection, ProtectionPage } from "../../src/figures/protected.ts";
import { wordsOf } from "../../src/words/words.ts";
import { audienceName } from "../protection/audience.ts";
import { existingFolder } from "../intake/data-folder.ts";
import { readKeptCounts, type KeptCounts } from "../protection/kept-counts.ts";
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

/** The policy of every audience on the day that the figures are seen from, and what was kept of each site built of them. */
export interface AllAudiences {
  policies: Record<(typeof audienceIds)[number], Policy>;
  keptOf: (audience: string) => KeptCounts | undefined;
}

export async function allAudiences(connection: DuckDBConnection, folder: string): Promise<AllAudiences> {
  const [run = {}] = await readRows(connection, "select as_of from published.run");
  const of = (id: (typeof audienceIds)[number]) => readPolicy({ id }, text(run, "as_of"), folder);
  return {
    policies: {
      direktoratet: of("direktoratet"),
      region: of("region"),
      departementet: of("departementet"),
      offentlig: of("offentlig"),
    },
    keptOf: (audience) => readKeptCounts(existingFolder(folder), audience),
  };
}

/** What the page tells in the directorate's site: the rules of every audience, and how much of each was given out. */
export function protectionOfAll(
  { policies, keptOf }: AllAudiences,
  places: readonly PlaceWithParents[],
): ProtectionPage {
  const regions = places.filter(({ place_level }) => place_level === "region");
  const built = (audience_id: AudienceId, name: string, title: string): BuiltAudience => {
    const kept = keptOf(name);
    const named = new Map(policies[audience_id].tables.map(({ table_id, name_nb }) => [table_id, name_nb]));
    return {
      audience_id,
      name,
      title,
      built: kept
        ? {
            as_of: kept.as_of,
            tables: kept.tables.map(({ table_id, ...counts }) => ({
              ...counts,
              name_nb: named.get(table_id) ?? table_id,
            })),
          }
        : null,
    };
  };
  return {
    audiences: audienceIds.map((id) => told({ name: id, title: titleOf(id) }, policies[id], [], places)),
    others: [
      ...regions.map(({ place_id, name }) => built("region", place_id, name)),
      ...(["departementet", "offentlig"] as const).map((id) => built(id, id, titleOf(id))),
    ],
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
