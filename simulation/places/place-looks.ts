import { range } from "d3-array";
import type { Answer } from "../../src/statistics/verdict/answer.ts";
import { settled } from "../../src/statistics/verdict/settled.ts";
import { verdict, type Place, type Verdict } from "../../src/statistics/verdict/verdict.ts";
import { months } from "../world/changes.ts";
import type { SimulatedUnit } from "../world/simulated-unit.ts";
import { unitQuarters } from "../world/unit-quarters.ts";

/** What is said of a place at the end of a quarter, on what was known then; undefined where it had no unit then. */
export interface Looks {
  verdict(quarter: number): Verdict | undefined;
  settled(quarter: number): Answer | undefined;
}

/** Looks at the place of these units, each quarter's verdict worked out once. */
export function placeLooks(units: readonly SimulatedUnit[], place: Place): Looks {
  const seriesAt = seriesOf(units);
  const verdicts = new Map<number, Verdict | undefined>();
  const verdictAt = (quarter: number) => {
    if (!verdicts.has(quarter)) {
      const series = seriesAt(quarter);
      const isThere = series.some((row) => row.quarter === quarter);
      verdicts.set(quarter, isThere ? verdict(series, quarter, place) : undefined);
    }
    return verdicts.get(quarter);
  };
  const settledAt = (quarter: number) => {
    const inARow = place.rules.quarters_to_settle;
    const run = range(quarter - inARow + 1, quarter + 1).flatMap((each) => verdictAt(each)?.answer ?? []);
    return verdictAt(quarter) && settled(run, inARow).at(-1)?.answer;
  };
  return { verdict: verdictAt, settled: settledAt };
}

/** The series as it was known at the end of a quarter: the same at any time where no report is late. */
function seriesOf(units: readonly SimulatedUnit[]) {
  const knownBy = (month: number) => units.flatMap((unit, number) => unitQuarters(number, unit, month));
  const isPrompt = units.every(({ arrives }) => arrives.every((arrival, month) => arrival === month));
  if (!isPrompt) return (quarter: number) => knownBy(3 * quarter + 2);
  const all = knownBy(months);
  return () => all;
}
