import type { Method } from "../../src/figures/method.ts";
import { readRows, type DuckDBConnection } from "../duckdb.ts";
import { settingsInForce } from "../results/declared-trends.ts";
import { booleanOrNull, number, numberOrNull, text, textOrNull } from "./cells.ts";

// The whole study is in the list; a page of it all would be longer than anyone reads.
const simulationShown = `
  select *
  from reference.simulation
  where starts_with(measure, 'interval_')
      or measure in (
          'answer_changed', 'settled_changed', 'settled_changed_once_in_five_years', 'settled_declining',
          'free_of_false_flag'
      )
      or not met
  order by rowid`;

/** What the method page tells, from the lists and the studies that the database was made by. */
export async function readMethod(connection: DuckDBConnection): Promise<Method> {
  const simulated = await readRows(connection, simulationShown);
  const sample = await readRows(
    connection,
    "select * from reference.sample_verdicts where trend_id = 'stays' order by rowid",
  );
  const settings = await readRows(
    connection,
    `select settings.*, list.note
    from (${settingsInForce}) as settings
    join reference.settings as list using (setting, value)
    where starts_with(setting, 'verdict_') or starts_with(setting, 'list_flag_') or setting = 'minimum_coverage'
    order by list.rowid`,
  );
  return {
    simulated: simulated.map((row) => ({
      scenario: text(row, "scenario"),
      change: text(row, "change"),
      trend: text(row, "trend"),
      level: text(row, "level"),
      rate: numberOrNull(row, "rate"),
      months: numberOrNull(row, "months"),
      measure: text(row, "measure"),
      value: number(row, "value"),
      series: number(row, "series"),
      target: numberOrNull(row, "target"),
      met: booleanOrNull(row, "met"),
      date: text(row, "date"),
    })),
    sample: sample.map((row) => ({
      trend_id: text(row, "trend_id"),
      place_level: text(row, "place_level"),
      place_id: textOrNull(row, "place_id"),
      truth: text(row, "truth"),
      quarters: text(row, "quarters"),
      said: text(row, "said"),
      answer: text(row, "answer"),
      count: number(row, "count"),
      of: number(row, "of"),
      seeds: number(row, "seeds"),
      date: text(row, "date"),
    })),
    settings: settings.map((row) => ({
      setting: text(row, "setting"),
      value: number(row, "value"),
      note: text(row, "note"),
    })),
  };
}
