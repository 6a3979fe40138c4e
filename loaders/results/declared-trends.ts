import type { VerdictRules } from "../../src/statistics/verdict/rules.ts";
import type { SeriesKindName } from "../../src/statistics/verdict/series-kind.ts";
import { readRows, type DuckDBConnection, type StoredRow } from "../duckdb.ts";

/** A series that has a verdict, as the list of trends declares it. */
export interface DeclaredTrend {
  trend_id: string;
  measure_id: string;
  population: string;
  kind: SeriesKindName;
  counts: "stays" | "self_harm_stays" | "bridge_stays";
  through_commencement: boolean;
}

/** The series that have a verdict, in the order of their list. */
export async function declaredTrends(connection: DuckDBConnection): Promise<DeclaredTrend[]> {
  const rows = await readRows(connection, "select * from reference.trends order by rowid");
  return rows.map((row) => ({
    trend_id: String(row["trend_id"]),
    measure_id: String(row["measure_id"]),
    population: String(row["population"]),
    kind: oneOf(["count", "hours", "share"], row["kind"]),
    counts: oneOf(["stays", "self_harm_stays", "bridge_stays"], row["counts"]),
    through_commencement: row["through_commencement"] === true,
  }));
}

/** The numbers of the verdict's rule, as the list of settings has them on the day that is looked from. */
export async function verdictRules(connection: DuckDBConnection): Promise<VerdictRules> {
  const setting = settingsOf(await readRows(connection, settingsInForce));
  return {
    version: setting("verdict_rule_version"),
    window_quarters: setting("verdict_window_quarters"),
    months_of_quarter: setting("verdict_months_of_quarter"),
    minimum_quarters: setting("verdict_minimum_quarters"),
    minimum_quarters_large: setting("verdict_minimum_quarters_large"),
    minimum_stays: setting("verdict_minimum_stays"),
    minimum_coverage: setting("minimum_coverage"),
    widest_fall: setting("verdict_widest_fall"),
    widest_rise: setting("verdict_widest_rise"),
    persons_p: setting("verdict_persons_p"),
    missing_limit: setting("verdict_missing_limit"),
    quarters_to_settle: setting("verdict_quarters_to_settle"),
  };
}

/** The levels at which a place in a list of places is marked after the adjustment for looking at them all. */
export interface ListLevels {
  regions: number;
  units: number;
}

export async function listLevels(connection: DuckDBConnection): Promise<ListLevels> {
  const setting = settingsOf(await readRows(connection, settingsInForce));
  return { regions: setting("list_flag_regions"), units: setting("list_flag_units") };
}

/** One row per setting in force on the day that is looked from. */
export const settingsInForce = `
  select settings.setting, settings.value
  from reference.settings as settings
  cross join reference.run as run
  where run.as_of >= coalesce(settings.valid_from, date '0001-01-01')
      and run.as_of < coalesce(settings.valid_to, date '9999-12-31')`;

/** A setting by its name, from rows of `settingsInForce`. */
export function settingsOf(rows: readonly StoredRow[]): (name: string) => number {
  const values = new Map(rows.map((row) => [row["setting"], row["value"]]));
  return (name) => {
    const value = values.get(name);
    if (typeof value !== "number") throw new Error(`no setting ${name}`);
    return value;
  };
}

function oneOf<const Words extends readonly string[]>(words: Words, given: unknown): Words[number] {
  const found = words.find((word) => word === given);
  if (found === undefined) throw new Error(`not one of ${words.join(", ")}: ${String(given)}`);
  return found;
}
