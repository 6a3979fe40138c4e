import {
  filled,
  missingMonths,
  usualMonths,
  type MissingMonths,
  type UsualMonths,
} from "./missing-months.ts";
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
  const paths = [latest, latest.toReversed()];
  const usual = usualMonths(window);
  const points = question.mayHaveBeen.flatMap((selfHarm) => {
    // Without stays, and with all that can be thought, the order does not matter.
    const ends = new Map<number, Answer>();
    return paths.map((order) => alongPath(window, usual, order, selfHarm, ends, question));
  });
  return points.filter((point) => point !== undefined).sort((a, b) => a.stays - b.stays)[0];
}

function alongPath(
  window: readonly UnitQuarter[],
  usual: UsualMonths,
  order: readonly MissingMonths[],
  selfHarm: number,
  ends: Map<number, Answer>,
  { answer, answerOf }: Question,
): TippingPoint | undefined {
  const all = stillPossible(order);
  const half = stillPossible(order.slice(0, Math.ceil(order.length / 2)));
  const between = new Map<number, Answer>();
  const withStays = (stays: number): Answer => {
    const answers = stays === 0 || stays === all ? ends : between;
    const found = answers.get(stays) ?? answerOf(filled(window, usual, laid(order, stays), selfHarm));
    answers.set(stays, found);
    return found;
  };
  const point = (side: TippingPoint["side"], stays: number, turned: Answer): TippingPoint => ({
    answer: turned,
    stays,
    side,
    months: order.reduce((total, { at }) => total + monthsLacking(window[at]), 0),
    units: [...new Set(order.map(({ unit }) => unit))].sort((a, b) => a - b),
    self_harm: selfHarm,
  });
  const withNone = withStays(0);
  if (withNone !== answer) {
    const back = [half, all].find((stays) => withStays(stays) === answer);
    const fewest = back === undefined ? all + 1 : firstWhere(0, back, (stays) => withStays(stays) === answer);
    return point("fewer_than", fewest, withNone);
  }
  const beyond = [half, all].find((stays) => withStays(stays) !== answer);
  if (beyond === undefined) return undefined;
  const stays = firstWhere(0, beyond, (candidate) => withStays(candidate) !== answer);
  return point("at_least", stays, withStays(stays));
}

const stillPossible = (order: readonly MissingMonths[]) => order.reduce((total, { most }) => total + most, 0);

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
