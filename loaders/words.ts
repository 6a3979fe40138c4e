import type { DuckDBConnection } from "./duckdb.ts";

const words: Record<string, string> = {
  organisation: "select unnest(['then', 'now'])",
  place_id: `select place_id from staging.places union select unit_id from staging.submission_versions
    union select place_id from raw.profile_places union select enhet from raw.plasseringer
    union select place_id || ':' || level from staging.places, (values ('high'), ('low')) as levels (level)
    where place_level in ('region', 'country')`,
  period: "select unnest(['month', 'quarter', 'year', 'last_12', 'previous_12'])",
  measure_id: "select distinct measure_id from reference.measures",
  population: "select unnest(['adults', 'women', 'men', 'under_18'])",
  security: "select unnest(['all', 'high', 'low'])",
  reason: `select unnest(['all', 'self_harm_related', 'narrow', 'violence_threats', 'damage', 'other', 'not_answered'])`,
  indicator_id: "select distinct indicator_id from reference.indicators",
  sex: "select unnest(['woman', 'man'])",
  precision: "select unnest(['minute', 'day'])",
  state: `select unnest(['value', 'not_reported', 'incomplete', 'not_applicable', 'not_available', 'not_estimable',
    'suppressed'])`,
  method: `select unnest(['count', 'sum', 'exact_poisson', 'byar', 'clustered_exact', 'clustered_byar', 'wilson',
    'effective_wilson', 'kaplan_meier', 'kaplan_meier_by_person', 'kaplan_meier_whole_days', 'longest_observed',
    'description'])`,
};

/** The words that figures repeat a million times, as types: each is kept once, and what is sorted and joined is numbers. */
export async function createWords(connection: DuckDBConnection): Promise<void> {
  for (const [column, list] of Object.entries(words))
    await connection.run(
      `create type reference.${column}_word as enum (select * from (${list}) as words (word) where word is not null order by word)`,
    );
}
