import { filled, missingMonths, type MissingMonths } from "./missing-months.ts";
import type { Answer } from "./answer.ts";
import type { UnitQuarter } from "./unit-quarter.ts";

/** How many stays in the months that are missing would give another answer. */
export interface TippingPoint {
  answer: Answer;
  /** With so many or more, or with fewer than so many. */
  stays: number;
  side: "at_least" | "fewer_than";
  /** The missing months looked at: the latest first, or the earliest. */
  months: number;
  /** Units with such months. */
  units: number[];
  /** What each of the stays would have been, where a share is asked for. */
  self_harm: number;
}

interface Question {
  answer: Answer;
  answerOf(quarters: readonly UnitQuarter[]): Answer;
  dispersion: number;
  limit: number;
  mayHaveBeen: readonly number[];
}

/**
 * The fewest stays in missing months that would give another answer; undefined where no number that can be thought
 * does. The stays are laid where they turn the slope most: into the latest missing months first, or the earliest.
 */
export function tippingPoint(window: readonly UnitQuarter[], question: Question): TippingPoint | undefined {
  const missing = missingMonths(window, question.dispersion, question.limit);
  if (missing.length === 0) return undefined;
  const latest = missing.toSorted((a, b) => b.quarter - a.quarter || a.unit - b.unit);
  const points = [latest, latest.toReversed()]
    .flatMap((order) => question.mayHaveBeen.map((selfHarm) => alongPath(window, order, selfHarm, question)))
    .filter((point) => point !== undefined);
  return points.sort((a, b) => a.stays - b.stays)[0];
}

function alongPath(
  window: readonly UnitQuarter[],
  order: readonly MissingMonths[],
  selfHarm: number,
  { answer, answerOf }: Question,
): TippingPoint | undefined {
  const answers = new Map<number, Answer>();
  const withStays = (stays: number): Answer => {
    const known = answers.get(stays);
    if (known !== undefined) return known;
    const found = answerOf(filled(window, laid(order, stays), selfHarm));
    answers.set(stays, found);
    return found;
  };
  const all = order.reduce((total, { most }) => total + most, 0);
  const half = order.slice(0, Math.ceil(order.length / 2)).reduce((total, { most }) => total + most, 0);
  const point = (side: TippingPoint["side"], stays: number, turned: Answer): TippingPoint => ({
    answer: turned,
    stays,
    side,
    months: order.reduce((total, { at }) => total + monthsLacking(window[at]), 0),
    units: [...new Set(order.map(({ unit }) => unit))].sort((a, b) => a - b),
    self_harm: selfHarm,
  });
  if (withStays(0) !== answer) {
    const turned = withStays(0);
    const back = [half, all].find((stays) => withStays(stays) === answer);
    return point(
      "fewer_than",
      back === undefined ? all + 1 : firstWhere(0, back, (stays) => withStays(stays) === answer),
      turned,
    );
  }
  const beyond = [half, all].find((stays) => withStays(stays) !== answer);
  if (beyond === undefined) return undefined;
  const stays = firstWhere(0, beyond, (candidate) => withStays(candidate) !== answer);
  return point("at_least", stays, withStays(stays));
}

const monthsLacking = (row: UnitQuarter | undefined) =>
  row === undefined ? 0 : row.months_expected - row.months_counted;

/** So many stays, each quarter filled to the brim before the next. */
function laid(order: readonly MissingMonths[], stays: number): Map<number, number> {
  let left = stays;
  return new Map(
    order.map(({ at, most }) => {
      const here = Math.min(left, most);
      left -= here;
      return [at, here];
    }),
  );
}

/** By halving: a number above `not` up to `holds` where the condition begins to hold. */
function firstWhere(not: number, holds: number, condition: (candidate: number) => boolean): number {
  let [low, high] = [not, holds];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (condition(middle)) high = middle;
    else low = middle;
  }
  return high;
}
