import { createReferenceTables } from "../loaders/reference-tables.ts";
import { openDatabase, readRows } from "../loaders/duckdb.ts";
import { readReference } from "../loaders/reference/reference.ts";
import { listLevels, settingsInForce, settingsOf, verdictRules } from "../loaders/results/declared-trends.ts";
import type { RateRatioRules } from "../src/statistics/intervals/rate-ratio.ts";
import type { VerdictRules } from "../src/statistics/verdict/rules.ts";
import type { ListLevels } from "./places/list-measures.ts";

export interface Rule {
  verdict: VerdictRules;
  lists: ListLevels;
  ratio: RateRatioRules;
}

/** The rules under study, with the numbers that the list of settings has on a day. */
export async function ruleOn(date: string): Promise<Rule> {
  const database = await openDatabase();
  const run = { asOf: date, madeUp: true, title: "", version: "" };
  await createReferenceTables(database.connection, readReference(), run);
  const setting = settingsOf(await readRows(database.connection, settingsInForce));
  const rule = {
    verdict: await verdictRules(database.connection),
    lists: await listLevels(database.connection),
    ratio: {
      minimum_events: setting("ratio_minimum_events"),
      exact_dispersion: setting("ratio_exact_dispersion"),
    },
  };
  database.close();
  return rule;
}
