import { extent, range, sum } from "d3-array";
import type { EventsInDays } from "../intervals/events-in-days.ts";
import { turningPoint } from "../distributions/turning-point.ts";

/** A gamma distribution of the rates of units: that of `shape` events in `prior_days` prison days. */
export interface GammaPrior {
  shape: number;
  prior_days: number;
}

// Squared, the least and the most by which true rates of units are thought to differ, as multiples of their mean.
const leastDispersion = 2 ** -20;
const mostDispersion = 2 ** 20;

/**
 * The gamma distribution of true rates that makes the events of the units of a class most probable: each count is then
 * negative binomial, of size `shape`, and 1/shape is the dispersion of the rates. Undefined where one common rate makes
 * them as probable. Units have prison days, and some have events.
 */
export function gammaPrior(units: readonly EventsInDays[]): GammaPrior | undefined {
  const rises = (dispersion: number) => likelihoodRises(units, dispersion);
  let low = mostDispersion;
  while (!rises(low)) {
    low /= 2;
    if (low < leastDispersion) return undefined;
  }
  const dispersion = turningPoint(rises, low, 2 * low);
  if (logLikelihood(units, dispersion) <= logLikelihood(units, 0)) return undefined;
  return { shape: 1 / dispersion, prior_days: 1 / (dispersion * commonRate(units, dispersion)) };
}

/** The mean rate λ that is most probable for a dispersion d of the rates: Σ (O - λN)/(1 + dλN) = 0. */
function commonRate(units: readonly EventsInDays[], dispersion: number): number {
  const [lowest = 0, highest = 0] = extent(units, ({ events, prisonDays }) => events / prisonDays);
  const isTooLow = (rate: number) =>
    sum(units, ({ events, prisonDays }) => {
      const expected = rate * prisonDays;
      return (events - expected) / (1 + dispersion * expected);
    }) > 0;
  return turningPoint(isTooLow, lowest, highest);
}

/** Whether Σ log(1 + dλN)/d exceeds Σ (1 + 1/(1 + d) + … + 1/(1 + (O - 1)d)) (Anscombe 1950, Biometrika 37, 358–382). */
function likelihoodRises(units: readonly EventsInDays[], dispersion: number): boolean {
  const rate = commonRate(units, dispersion);
  const surplus = ({ events, prisonDays }: EventsInDays) =>
    Math.log1p(dispersion * rate * prisonDays) / dispersion -
    sum(range(events), (count) => 1 / (1 + dispersion * count));
  return sum(units, surplus) > 0;
}

/** Of negative binomial counts, and of Poisson counts for no dispersion; less what depends on the events alone. */
function logLikelihood(units: readonly EventsInDays[], dispersion: number): number {
  const rate = commonRate(units, dispersion);
  return sum(units, ({ events, prisonDays }) => {
    const expected = rate * prisonDays;
    const spread =
      dispersion === 0 ? expected : (events + 1 / dispersion) * Math.log1p(dispersion * expected);
    return (
      events * Math.log(expected) + sum(range(events), (count) => Math.log1p(dispersion * count)) - spread
    );
  });
}
