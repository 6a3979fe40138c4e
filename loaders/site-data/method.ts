import { readFileSync } from "node:fs";
import type { z } from "zod";
import type { Method } from "../../src/figures/method.ts";
import { readRows, type DuckDBConnection } from "../duckdb.ts";
import * as list from "../reference/lists.ts";
import { readList } from "../reference/read-list.ts";
import { listPath } from "../reference/reference.ts";
import { settingsInForce } from "../results/declared-trends.ts";
import { number, text } from "./cells.ts";
import { coverageOf, errorsOf, powerOf, shortfallsOf, wellMeasured } from "./study.ts";

/** What the method page tells: the rule's settings, and what the studies of the rule measured. */
export async function readMethod(connection: DuckDBConnection): Promise<Method> {
  const settings = await readRows(connection, settingsOfRule);
  const simulated = wellMeasured(studied(list.simulation, "simulation.csv"));
  const sample = studied(list.sampleVerdicts, "simulation-sample.csv");
  return {
    settings: settings.map((row) => ({
      value: number(row, "value"),
      note: text(row, "note"),
    })),
    studied_on: simulated[0]?.date ?? null,
    power: powerOf(simulated),
    errors: errorsOf(simulated),
    short: shortfallsOf(simulated),
    coverage: coverageOf(simulated),
    sample: sample.filter(
      ({ trend_id, said, quarters }) => trend_id === "stays" && said === "settled" && quarters === "last",
    ),
  };
}

const settingsOfRule = `
  select settings.*, list.note
  from (${settingsInForce}) as settings
  join reference.settings as list using (setting, value)
  where starts_with(setting, 'verdict_') or starts_with(setting, 'list_flag_') or setting = 'minimum_coverage'
  order by list.rowid`;

// The studies are about the rule and not about anyone's data, so no folder has its own.
function studied<Row extends z.ZodObject>(row: Row, name: string): z.output<Row>[] {
  const path = listPath(name);
  return readList(row, readFileSync(path, "utf8"), path);
}
