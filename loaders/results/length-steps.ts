import { kaplanMeier, type SurvivalStep } from "../../src/statistics/lengths/kaplan-meier.ts";
import { appendRows, readRows, type DuckDBConnection, type NewRow, type StoredRow } from "../duckdb.ts";
import { observedLengths } from "./observed-lengths.ts";

// So many are drawn of a curve.
const mostSteps = 200;

/**
 * `results.length_steps`: the share of adults' stays in a safety cell lasting longer than each length at which one
 * ended, in hours, of each set of units' last 12 months.
 */
export async function createLengthSteps(connection: DuckDBConnection): Promise<void> {
  await connection.run(`create table results.length_steps (
    set_number integer, hours double, share double, lower double, upper double, at_risk integer)`);
  const sets = await readRows(
    connection,
    `from indicators.lengths
    where measure_id = 'safety_cell' and population = 'adults' and period = 'last_12'
    order by set_number`,
  );
  await appendRows(connection, "results", "length_steps", sets.flatMap(stepsOfSet));
}

function stepsOfSet(set: StoredRow): NewRow[] {
  return thinned(drawn(kaplanMeier(observedLengths(set)))).map((step) => ({
    set_number: Number(set["set_number"]),
    hours: step.time / 3600,
    share: step.survival,
    lower: step.lower,
    upper: step.upper,
    at_risk: step.at_risk,
  }));
}

/** The steps at which the curve falls, and the last, up to which it is known. */
function drawn(steps: readonly SurvivalStep[]): SurvivalStep[] {
  return steps.filter(({ ended }, i) => ended > 0 || i === steps.length - 1);
}

/** As many as are drawn, evenly chosen, the first and the last among them. */
function thinned(steps: readonly SurvivalStep[]): SurvivalStep[] {
  if (steps.length <= mostSteps) return [...steps];
  return Array.from({ length: mostSteps }, (_, i) =>
    Math.round((i * (steps.length - 1)) / (mostSteps - 1)),
  ).flatMap((place) => steps[place] ?? []);
}
