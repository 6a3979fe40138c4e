import { range, sum } from "d3-array";
import type { Random } from "../../loaders/sample/random.ts";
import { clopperPearsonInterval } from "../../src/statistics/intervals/clopper-pearson-interval.ts";
import { effectiveWilsonInterval } from "../../src/statistics/intervals/effective-wilson-interval.ts";
import { newcombeDifference } from "../../src/statistics/intervals/newcombe-difference.ts";
import { wilsonInterval } from "../../src/statistics/intervals/wilson-interval.ts";
import { staysOfPerson } from "../world/counts.ts";
import { coverageStudy, holdsTruth, type Study } from "../study.ts";

const sizes = [20, 50, 100, 300];
const shares = [0.05, 0.2, 0.35, 0.5];
const pairs = [
  [30, 30],
  [100, 60],
  [300, 300],
] as const;

/** Shares of so many stays, and their differences: of persons who come once, and of persons who come back. */
export function shareStudies(): Study[] {
  return shares.flatMap((share) => [
    ...sizes.map((stays) => ofOnce(share, stays)),
    ...sizes.map((stays) => ofRepeats(share, stays)),
    ...pairs.flatMap(([now, before]) => [
      difference(share, now, share, before),
      difference(share / 2, now, share, before),
    ]),
  ]);
}

const marked = (random: Random, share: number, stays: number) =>
  sum(range(stays), () => Number(random.chance(share)));

function ofOnce(rate: number, stays: number): Study {
  return coverageStudy({ scenario: "poisson", level: `share_of_${stays}_stays`, rate }, 10_000, (random) => {
    const found = marked(random, rate, stays);
    return {
      interval_wilson: holdsTruth(wilsonInterval(found, stays), rate),
      interval_clopper_pearson: holdsTruth(clopperPearsonInterval(found, stays), rate),
    };
  });
}

/** All the stays of a person are alike, which is the most that they can be. */
function ofRepeats(rate: number, atLeast: number): Study {
  const about = { scenario: "repeats_same_month", level: `share_of_${atLeast}_stays`, rate };
  return coverageStudy(about, 10_000, (random) => {
    let [stays, found, squares] = [0, 0, 0];
    while (stays < atLeast) {
      const own = staysOfPerson(random);
      stays += own;
      squares += own * own;
      if (random.chance(rate)) found += own;
    }
    return {
      interval_effective_wilson: holdsTruth(effectiveWilsonInterval(found, stays, squares), rate),
      interval_wilson_without_persons: holdsTruth(wilsonInterval(found, stays), rate),
    };
  });
}

function difference(share: number, stays: number, shareBefore: number, staysBefore: number): Study {
  const level = `share_of_${stays}_stays_less_${shareBefore}_of_${staysBefore}`;
  return coverageStudy({ scenario: "poisson", level, rate: share }, 10_000, (random) => {
    const now = { successes: marked(random, share, stays), trials: stays };
    const before = { successes: marked(random, shareBefore, staysBefore), trials: staysBefore };
    return { interval_newcombe: holdsTruth(newcombeDifference(now, before), share - shareBefore) };
  });
}
