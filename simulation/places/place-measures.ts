import { answers, type Answer } from "../../src/statistics/verdict/answer.ts";
import type { Verdict } from "../../src/statistics/verdict/verdict.ts";
import type { Change } from "../world/changes.ts";
import type { Looks } from "./place-looks.ts";
import type { Measured, SeriesCounts } from "../tally.ts";

/** Looks with as many months of data behind them. */
export interface LookWindow {
  months: number;
  quarters: readonly number[];
}

const quartersOfLooking = 20;

/** After two and three years, and each quarter from five years on: twenty looks after the first full window. */
const stableWindows: readonly LookWindow[] = [
  { months: 24, quarters: [7] },
  { months: 36, quarters: [11] },
  { months: 60, quarters: Array.from({ length: quartersOfLooking + 1 }, (_, look) => 19 + look) },
];

/** Where nothing changes those; else after two, three and five years of change. */
export function windowsOf({ ratio, from_month }: Change): readonly LookWindow[] {
  if (ratio === 1) return stableWindows;
  return [24, 36, 60].map((months) => ({ months, quarters: [(from_month + months) / 3 - 1] }));
}

interface Look {
  verdict: Verdict;
  settled: Answer | undefined;
}

/** What was said of one place: the five answers, the settled ones, and whether the interval held the true ratio. */
export function countPlace(
  { add }: SeriesCounts,
  about: Omit<Measured, "months" | "measure" | "change">,
  change: Change,
  windows: readonly LookWindow[],
  place: Looks,
): void {
  for (const { months, quarters } of windows) {
    const looks = quarters.flatMap((quarter) => lookAt(place, quarter));
    for (const { measure, hits, chances } of measuresOf(looks, change))
      add({ ...about, change: change.change, months, measure }, hits, chances);
  }
}

interface Counted {
  measure: string;
  hits: number;
  chances: number;
}

function measuresOf(looks: readonly Look[], { ratio, from_month }: Change): Counted[] {
  const printed = looks.filter(({ verdict }) => verdict.trend && verdict.answer !== "too_little_data");
  return [
    ...answers.map((answer) =>
      counted(`answer_${answer}`, looks, ({ verdict }) => verdict.answer === answer),
    ),
    counted("settled_declining", looks, ({ settled }) => settled === "declining"),
    counted("settled_increasing", looks, ({ settled }) => settled === "increasing"),
    // A ratio that begins within the window is not one ratio.
    ...(from_month === 0 ? [counted("interval_of_trend", printed, (look) => holds(look, ratio))] : []),
    ...(ratio === 1 ? falseChanges(looks) : []),
  ];
}

function falseChanges(looks: readonly Look[]): Counted[] {
  const later = looks.slice(-quartersOfLooking);
  return Object.entries(saysChange).flatMap(([said, isChanged]) => [
    counted(`${said}_changed`, looks, isChanged),
    ...(looks.length > quartersOfLooking
      ? [{ measure: `${said}_changed_once_in_five_years`, hits: Number(later.some(isChanged)), chances: 1 }]
      : []),
  ]);
}

function counted(measure: string, looks: readonly Look[], isHit: (look: Look) => boolean): Counted {
  return { measure, hits: looks.filter(isHit).length, chances: looks.length };
}

function lookAt(place: Looks, quarter: number): Look[] {
  const verdict = place.verdict(quarter);
  return verdict === undefined ? [] : [{ verdict, settled: place.settled(quarter) }];
}

const isChange = (answer: Answer | undefined) => answer === "declining" || answer === "increasing";
const saysChange = {
  answer: ({ verdict }: Look) => isChange(verdict.answer),
  settled: ({ settled }: Look) => isChange(settled),
};

function holds({ verdict: { trend } }: Look, ratio: number): boolean {
  return trend !== undefined && trend.lower <= ratio && trend.upper >= ratio;
}
