import { range } from "d3-array";
import type { Random } from "../../loaders/sample/random.ts";
import { kaplanMeier } from "../../src/statistics/lengths/kaplan-meier.ts";
import { normalTails } from "../../src/statistics/distributions/normal-tails.ts";
import { restrictedMean } from "../../src/statistics/lengths/restricted-mean.ts";
import type { Observed } from "../../src/statistics/lengths/risk-sets.ts";
import { shareBeyondDifference } from "../../src/statistics/lengths/share-beyond-difference.ts";
import { survivalAt } from "../../src/statistics/lengths/survival-at.ts";
import { survivalQuantile } from "../../src/statistics/lengths/survival-quantile.ts";
import { staysOfPerson } from "../world/counts.ts";
import { coverageStudy, holdsTruth, type Study } from "../study.ts";

const hour = 3600;
const median = 36 * hour;
const sigma = 0.58;
/** The lengths of a person share so much of their variance. */
const sharedByPerson = 0.5;
/** A stay is seen for at most so long, each time alike: about one in 25 is still open. */
const longestSeen = 1000 * hour;
const restriction = 72 * hour;

/** Lengths of so many stays, some still open: of persons who come once, and of persons who come back. */
export function lengthStudies(): Study[] {
  return [20, 50, 150, 300].flatMap((stays) => [
    study("poisson", stays, () => 1),
    study("repeats_same_month", stays, staysOfPerson),
  ]);
}

function study(scenario: string, stays: number, ofPerson: (random: Random) => number): Study {
  const about = { scenario, level: `lengths_of_${stays}_stays`, rate: 36 };
  return coverageStudy(about, 1500, (random) => {
    const observed = lengths(random, stays, ofPerson);
    const curve = kaplanMeier(observed);
    const other = kaplanMeier(lengths(random, stays, ofPerson));
    return {
      interval_share_over_24_hours: heldIfAny(survivalAt(curve, 24 * hour), shareOver(24 * hour)),
      interval_share_over_72_hours: heldIfAny(survivalAt(curve, 72 * hour), shareOver(72 * hour)),
      interval_median: heldIfAny(survivalQuantile(curve, 0.5), median),
      interval_restricted_mean: heldIfAny(restrictedMean(observed, restriction), meanUpTo(restriction)),
      interval_share_over_72_hours_difference: heldIfAny(shareBeyondDifference(curve, other, 72 * hour), 0),
    };
  });
}

function lengths(random: Random, stays: number, ofPerson: (random: Random) => number): Observed[] {
  const found: Observed[] = [];
  for (let person = 0; found.length < stays; person++) {
    const own = random.normal();
    for (const _ of range(ofPerson(random))) {
      const z = Math.sqrt(sharedByPerson) * own + Math.sqrt(1 - sharedByPerson) * random.normal();
      const length = median * Math.exp(sigma * z);
      const seen = random.between(0, longestSeen);
      found.push({ duration: Math.min(length, seen), ended: length <= seen, person: String(person) });
    }
  }
  return found;
}

/** One limit is enough to be printed: a median may have no upper one. */
function heldIfAny(
  interval: { lower: number | undefined; upper: number | undefined } | undefined,
  truth: number,
): boolean | undefined {
  const isPrinted = interval?.lower !== undefined || interval?.upper !== undefined;
  return isPrinted ? holdsTruth(interval, truth) : undefined;
}

const zOf = (time: number) => Math.log(time / median) / sigma;

function shareOver(time: number): number {
  return normalTails(zOf(time)).above;
}

/** ∫ S up to there, of a lognormal length. */
function meanUpTo(time: number): number {
  return median * Math.exp(sigma ** 2 / 2) * normalTails(zOf(time) - sigma).below + time * shareOver(time);
}
