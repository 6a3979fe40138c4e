import type { NewestMonth, OverriddenRows } from "../../src/figures/newest.ts";
import { readRows, type DuckDBConnection } from "../duckdb.ts";
import { ruleOf } from "../forms/rules/rules.ts";
import { number, numberOrNull, text, textOrNull } from "./cells.ts";

/** The newest months that are provisional, of each place. */
export async function readNewestMonths(connection: DuckDBConnection): Promise<NewestMonth[]> {
  const rows = await readRows(
    connection,
    "from published.newest_months where is_provisional order by place_id, month desc",
  );
  return rows.map((row) => ({
    place_id: text(row, "place_id"),
    month: text(row, "month"),
    reports_expected: number(row, "reports_expected"),
    reports_whole: number(row, "reports_whole"),
    months_behind: number(row, "months_behind"),
    moved_median: numberOrNull(row, "moved_median"),
    moved_least: numberOrNull(row, "moved_least"),
    moved_most: numberOrNull(row, "moved_most"),
  }));
}

/** The same as the pages tell of it, with the rule by its name in bokmål. */
export async function readOverridden(connection: DuckDBConnection): Promise<OverriddenRows[]> {
  return (await readOverrides(connection)).map(({ rule, ...rows }) => ({
    ...rows,
    title: ruleOf(rule).words.nb.title,
  }));
}

/** What has been decided to be right although a rule says no. */
export async function readOverrides(
  connection: DuckDBConnection,
): Promise<(Omit<OverriddenRows, "title"> & { rule: string })[]> {
  const rows = await readRows(connection, "from published.overrides order by month desc, unit_id, rule");
  return rows.map((row) => ({
    unit_id: text(row, "unit_id"),
    unit_name: textOrNull(row, "unit_name") ?? text(row, "unit_id"),
    prison_id: textOrNull(row, "prison_id"),
    region_id: textOrNull(row, "region_id"),
    month: text(row, "month"),
    rule: text(row, "rule"),
    decided_on: text(row, "decided_on"),
    rows: number(row, "rows"),
  }));
}
