import { group } from "d3-array";
import type { Analysis, EventEffect } from "../../src/figures/analysis.ts";
import { readRows, type DuckDBConnection, type StoredRow } from "../duckdb.ts";
import { booleanOrNull, numberOrNull, text, textOrNull } from "./cells.ts";

/** What stands beside the verdict of each place: the year before, marked events, and other methods. */
export async function readAnalysis(connection: DuckDBConnection): Promise<(placeId: string) => Analysis> {
  const of = async (sql: string) => group(await readRows(connection, sql), (row) => text(row, "place_id"));
  const changes = await of("from published.changes where trend_id = 'stays' order by all");
  const effects = await of(eventEffects);
  const checks = await of("from published.trend_checks order by all");
  const names = new Map(
    (await readRows(connection, "select event_id, name_nb from reference.events")).map((row) => [
      text(row, "event_id"),
      text(row, "name_nb"),
    ]),
  );
  return (placeId) => ({
    changes: (changes.get(placeId) ?? []).map((row) => ({
      organisation: text(row, "organisation"),
      period: text(row, "period"),
      period_start: text(row, "period_start"),
      state: text(row, "state"),
      ratio: numberOrNull(row, "ratio"),
      lower: numberOrNull(row, "lower"),
      upper: numberOrNull(row, "upper"),
    })),
    effects: (effects.get(placeId) ?? []).map((row) => eventEffect(row, names)),
    checks: (checks.get(placeId) ?? []).map((row) => ({
      organisation: text(row, "organisation"),
      trend_id: text(row, "trend_id"),
      cross_check: text(row, "cross_check"),
      state: text(row, "state"),
      ratio_per_year: numberOrNull(row, "ratio_per_year"),
      lower: numberOrNull(row, "lower"),
      upper: numberOrNull(row, "upper"),
      p_value: numberOrNull(row, "p_value"),
      value: numberOrNull(row, "value"),
      marker: textOrNull(row, "marker"),
      cautious: booleanOrNull(row, "cautious"),
    })),
  });
}

// Against places without the event where there are any; alone where it is national or nobody is like it.
const eventEffects = `
  select *
  from published.event_effects
  where trend_id = 'stays'
  qualify row_number() over (
      partition by event_id, place_id, trend_id
      order by control = 'none'
  ) = 1
  order by event_id, place_id`;

function eventEffect(row: StoredRow, names: ReadonlyMap<string, string>): EventEffect {
  const same = row["same_time"];
  return {
    event_id: text(row, "event_id"),
    controls: numberOrNull(row, "controls"),
    state: text(row, "state"),
    reason: textOrNull(row, "reason"),
    level_ratio: numberOrNull(row, "level_ratio"),
    level_lower: numberOrNull(row, "level_lower"),
    level_upper: numberOrNull(row, "level_upper"),
    quarters_before: numberOrNull(row, "quarters_before"),
    quarters_after: numberOrNull(row, "quarters_after"),
    picked_after_looking: booleanOrNull(row, "picked_after_looking") === true,
    same_time: Array.isArray(same) ? same.map((id) => names.get(String(id)) ?? String(id)) : [],
  };
}
