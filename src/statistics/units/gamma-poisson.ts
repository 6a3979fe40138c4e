import { sum } from "d3-array";
import type { EventsInDays } from "../intervals/events-in-days.ts";
import { exactRateInterval } from "../intervals/exact-rate-interval.ts";
import { gammaPrior, type GammaPrior } from "./gamma-prior.ts";
import { gammaQuantile } from "../distributions/gamma-quantile.ts";
import type { Interval } from "../intervals/interval.ts";
import { rate } from "../intervals/rate.ts";

/** The best guess of a unit's rate per 1000 prison days, from its own events and those of units like it. */
export type ShrunkenRate = Interval & { rate: number };

/**
 * The rates of units of a class, in the order given: each drawn towards the others the more the fewer prison days it
 * has, or, where nothing says that they differ, all the same.
 */
export type GammaPoisson =
  | (GammaPrior & { pooling: "partial"; rates: ShrunkenRate[] })
  | { pooling: "complete"; rates: ShrunkenRate[] }
  | { not_estimable: "no_prison_days" | "no_events" };

/**
 * Empirical Bayes rates of units of a class (Clayton and Kaldor 1987, Biometrics 43, 671–681, gamma model): mean
 * (a + O)/(b + N) and 95 % of the gamma distribution that it is the mean of, with a and b by marginal likelihood.
 */
export function gammaPoisson(units: readonly EventsInDays[]): GammaPoisson {
  const impossible = units.find(({ events, prisonDays }) => events > 0 && !(prisonDays > 0));
  if (impossible) throw new Error(`${impossible.events} events in ${impossible.prisonDays} prison days`);
  const events = sum(units, (unit) => unit.events);
  const prisonDays = sum(units, (unit) => unit.prisonDays);
  const commonRate = rate(events, prisonDays);
  const limits = exactRateInterval(events, prisonDays);
  if (commonRate === undefined || !limits) return { not_estimable: "no_prison_days" };
  if (events === 0) return { not_estimable: "no_events" };
  const prior = gammaPrior(units.filter((unit) => unit.prisonDays > 0));
  if (prior) return { pooling: "partial", ...prior, rates: units.map((unit) => shrunkenRate(unit, prior)) };
  return { pooling: "complete", rates: units.map(() => ({ rate: commonRate, ...limits })) };
}

function shrunkenRate({ events, prisonDays }: EventsInDays, { shape, prior_days }: GammaPrior): ShrunkenRate {
  const perEvent = 1000 / (prior_days + prisonDays);
  return {
    rate: (shape + events) * perEvent,
    lower: gammaQuantile(0.025, shape + events) * perEvent,
    upper: gammaQuantile(0.975, shape + events) * perEvent,
  };
}
