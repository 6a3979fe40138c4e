import { range, sum } from "d3-array";
import { byarRateInterval } from "../../src/statistics/intervals/byar-rate-interval.ts";
import { exactRateInterval } from "../../src/statistics/intervals/exact-rate-interval.ts";
import { rateInterval } from "../../src/statistics/intervals/rate-interval.ts";
import { meanStaysOfPerson, staysOfPerson } from "../world/counts.ts";
import { coverageStudy, holdsTruth, type Study } from "../study.ts";

const prisonDays = 1000;
const expected = [0.3, 1, 3, 6, 12, 36, 120, 288];

/** Rates of a period with so many stays expected: of persons who come once, and of persons who come back. */
export function rateStudies(): Study[] {
  return [...expected.map(ofOnce), ...expected.map(ofRepeats)];
}

function ofOnce(rate: number): Study {
  const about = { scenario: "poisson", level: "rate_of_period", rate };
  return coverageStudy(about, 40_000, (random) => {
    const stays = random.poisson(rate);
    return {
      interval_exact: holdsTruth(exactRateInterval(stays, prisonDays), rate),
      interval_byar: holdsTruth(byarRateInterval(stays, prisonDays), rate),
      interval_printed: holdsTruth(rateInterval(stays, prisonDays), rate),
    };
  });
}

function ofRepeats(rate: number): Study {
  const about = { scenario: "repeats_same_month", level: "rate_of_period", rate };
  return coverageStudy(about, 10_000, (random) => {
    const each = range(random.poisson(rate / meanStaysOfPerson)).map(() => staysOfPerson(random));
    const squares = sum(each, (stays) => stays * stays);
    return {
      interval_clustered: holdsTruth(rateInterval(sum(each), prisonDays, squares), rate),
      interval_printed_without_persons: holdsTruth(rateInterval(sum(each), prisonDays), rate),
    };
  });
}
