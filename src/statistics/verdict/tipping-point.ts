import { cumsum, range, rollup, sum } from "d3-array";
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

/** An answer, and whether little more or less would give another. */
export interface Tried {
  answer: Answer;
  near: boolean;
}

interface Question {
  answer: Answer;
  answerOf(quarters: readonly UnitQuarter[]): Tried;
  dispersion: number;
  limit: number;
  mayHaveBeen: readonly number[];
}

/**
 * The fewest stays in missing months that were found to give another answer; undefined where none that was tried does.
 * All fillings are too many to try: the stays are laid into the latest missing months first, or the earliest, and into
 * those where they turn the slope most, upwards or downwards. On each way are tried all that turn the slope that way, and
 * all there are; where one of these comes near, also the first months, one, two, four and so on (or one, four, sixteen of
 * many); and between two what turns first.
 */
export function tippingPoint(window: readonly UnitQuarter[], question: Question): TippingPoint | undefined {
  const missing = missingMonths(window, question.dispersion, question.limit);
  if (missing.length === 0) return undefined;
  const paths = pathsThrough(missing, middles(window));
  const usual = usualMonths(window);
  let fewest: TippingPoint | undefined;
  for (const selfHarm of question.mayHaveBeen) {
    // Without stays, and with all that can be thought, the order does not matter.
    const ends = new Map<number, Tried>();
    for (const path of paths)
      fewest = alongPath(window, usual, path, selfHarm, ends, question, fewest?.stays) ?? fewest;
  }
  return fewest;
}

/** The missing months in an order to be filled in, and how many stays to try of it. */
interface Path {
  order: readonly MissingMonths[];
  /** Growing; the last is all that can be thought. */
  far: readonly number[];
  /** Growing, to be tried where the far ones come near. */
  fine: readonly number[];
}

/** Ways that fill in the same order are one. No order depends on how the units are numbered. */
function pathsThrough(missing: readonly MissingMonths[], middle: ReadonlyMap<number, number>): Path[] {
  // A stay after the middle of its unit's exposure turns the slope upwards, one before it downwards.
  const lever = ({ quarter, unit }: MissingMonths) => quarter - (middle.get(unit) ?? quarter);
  const latest = missing.toSorted((a, b) => b.quarter - a.quarter || b.most - a.most || lever(b) - lever(a));
  const upwards = missing.toSorted((a, b) => lever(b) - lever(a) || b.most - a.most);
  const downwards = missing.toSorted((a, b) => lever(a) - lever(b) || b.most - a.most);
  const half = Math.ceil(missing.length / 2);
  const ways = [
    { order: latest, turning: half },
    { order: latest.toReversed(), turning: half },
    { order: upwards, turning: upwards.filter((months) => lever(months) > 0).length },
    { order: downwards, turning: downwards.filter((months) => lever(months) < 0).length },
  ];
  const byOrder = rollup(
    ways,
    (same) =>
      pathOf(
        same[0]?.order ?? [],
        same.map(({ turning }) => turning),
      ),
    ({ order }) => order.map(({ at }) => at).join(" "),
  );
  return [...byOrder.values()];
}

function pathOf(order: readonly MissingMonths[], turning: readonly number[]): Path {
  const step = order.length > fewMonths ? 4 : 2;
  const growing = range(Math.ceil(Math.log(order.length) / Math.log(step))).map((power) => step ** power);
  const brims = [...cumsum(order, ({ most }) => most)];
  const ofFirst = (counts: readonly number[]) => brims.filter((_, at) => counts.includes(at + 1));
  return { order, far: ofFirst([...turning, order.length]), fine: ofFirst(growing) };
}

// Of more it is tried more coarsely: each try takes as long as all the first answer took.
const fewMonths = 8;

/** The quarter in the middle of a unit's exposure. */
function middles(window: readonly UnitQuarter[]): Map<number, number> {
  return rollup(
    window.filter(({ exposure }) => exposure > 0),
    (own) => sum(own, ({ quarter, exposure }) => quarter * exposure) / sum(own, ({ exposure }) => exposure),
    ({ unit }) => unit,
  );
}

function alongPath(
  window: readonly UnitQuarter[],
  usual: UsualMonths,
  { order, far, fine }: Path,
  selfHarm: number,
  ends: Map<number, Tried>,
  { answer, answerOf }: Question,
  /** What was found on another way. */
  before: number | undefined,
): TippingPoint | undefined {
  const all = far.at(-1) ?? 0;
  const between = new Map<number, Tried>();
  const withStays = (stays: number): Tried => {
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
  const withNone = withStays(0).answer;
  const turns = (stays: number) => (withStays(stays).answer === answer) !== (withNone === answer);
  // Where fewer are to be found than before, no more are tried.
  const fewer = (brims: readonly number[]) =>
    before === undefined
      ? brims
      : [...brims.filter((stays) => stays < before), ...(before > 1 ? [before - 1] : [])];
  const isNear = () => [0, ...fewer(far)].some((stays) => withStays(stays).near);
  const first = firstOf(fewer(far), turns) ?? (isNear() ? firstOf(fewer(fine), turns) : undefined);
  if (first !== undefined)
    return withNone === answer
      ? point("at_least", first, withStays(first).answer)
      : point("fewer_than", first, withNone);
  return withNone === answer || before !== undefined ? undefined : point("fewer_than", all + 1, withNone);
}

/** The first number at which a condition holds, where it holds at one of those given. */
function firstOf(given: readonly number[], condition: (candidate: number) => boolean): number | undefined {
  const at = given.findIndex(condition);
  return at === -1 ? undefined : firstWhere(given[at - 1] ?? 0, given[at] ?? 0, condition);
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
