import { group, greatest, max, min } from "d3-array";
import type { Coverage, Power, Shortfall, WorldErrors } from "../../src/figures/method.ts";
import type { Simulated } from "../reference/lists.ts";

// A share of fewer series than this says more of chance than of the method.
const fewestSeries = 50;

/** The rows of the study that rest on enough series to be spoken of. */
export function wellMeasured(rows: readonly Simulated[]): Simulated[] {
  return rows.filter(({ series }) => series >= fewestSeries);
}

const falls = ["fall_15", "fall_35"];

/** How often true falls are settled where quarters vary twice as much as chance makes them, by place and years. */
export function powerOf(rows: readonly Simulated[]): Power[] {
  return rows.flatMap(({ scenario, measure, trend, change, level, rate, months, value }) =>
    scenario === "overdispersed_2" &&
    measure === "settled_declining" &&
    trend === "stays" &&
    falls.includes(change) &&
    rate !== null &&
    months !== null
      ? [{ level, rate, change, months, value }]
      : [],
  );
}

const errors = ["answer_changed", "settled_changed", "settled_changed_once_in_five_years"] as const;
const isError = (measure: string) => errors.some((error) => error === measure);

/** The worst of each kind of error, by kind of world and level. */
export function errorsOf(rows: readonly Simulated[]): WorldErrors[] {
  const stable = rows.filter(
    ({ change, trend, measure }) => change === "stable" && trend === "stays" && isError(measure),
  );
  return [...group(stable, ({ scenario, level }) => `${scenario} ${level}`).values()].map((own) => {
    const worst = (error: string) =>
      max(
        own.filter(({ measure }) => measure === error),
        ({ value }) => value,
      ) ?? null;
    const judged = own.filter(({ met }) => met !== null);
    return {
      scenario: own[0]?.scenario ?? "",
      level: own[0]?.level ?? "",
      answer_changed: worst("answer_changed"),
      settled_changed: worst("settled_changed"),
      settled_changed_once_in_five_years: worst("settled_changed_once_in_five_years"),
      met: judged.length === 0 ? null : judged.every(({ met }) => met),
    };
  });
}

/** What fell short of its target, by measure and kind of world; a study of few cases may fall short by chance. */
export function shortfallsOf(rows: readonly Simulated[]): Shortfall[] {
  const judged = rows.filter(({ met }) => met !== null);
  return [...group(judged, ({ measure, scenario }) => `${measure} ${scenario}`).values()].flatMap((own) => {
    const short = own.filter(({ met }) => met === false);
    const worst = greatest(short, ({ value, target }) => Math.abs(value - (target ?? value)));
    if (worst === undefined || worst.target === null) return [];
    return [
      {
        measure: worst.measure,
        scenario: worst.scenario,
        short: short.length,
        of: own.length,
        worst: worst.value,
        target: worst.target,
        at_most: isError(worst.measure),
      },
    ];
  });
}

/** The lowest and the highest share of cases in which each interval held the truth. */
export function coverageOf(rows: readonly Simulated[]): Coverage[] {
  const intervals = rows.filter(
    ({ measure }) => measure.startsWith("interval_") && !measure.endsWith("_without_persons"),
  );
  return [...group(intervals, ({ measure }) => measure)].map(([measure, own]) => ({
    measure,
    lowest: min(own, ({ value }) => value) ?? 0,
    highest: max(own, ({ value }) => value) ?? 0,
    cases: own.length,
    short: own.filter(({ met }) => met === false).length,
    target: own.find(({ target }) => target !== null)?.target ?? null,
  }));
}
