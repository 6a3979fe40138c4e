import { cross, sum } from "d3-array";
import { stream, type Random } from "../../loaders/sample/random.ts";
import { funnelLimits, type UnitLimits } from "../../src/statistics/units/funnel-limits.ts";
import { gammaPoisson } from "../../src/statistics/units/gamma-poisson.ts";
import { overdispersion } from "../../src/statistics/units/overdispersion.ts";
import { predictiveLimits } from "../../src/statistics/units/predictive-limits.ts";
import { holdsTruth, type Study } from "../study.ts";
import { seriesCounts } from "../tally.ts";
import { gamma } from "../world/counts.ts";

/** Stays a year that units of a class are to have: some of each. */
const usual = [36, 18, 9, 4.5, 2.25, 1.125];
const daysOfStay = 1000;

interface ClassUnit {
  usual: number;
  events: number;
  prisonDays: number;
  expected: number;
  /** Per 1000 prison days. */
  trueRate: number;
}

/** Units of one class, of which the true rates have a variance as multiples of the common one. */
export function unitLimitStudies(): Study[] {
  return cross([12, 30], [0, 0.1, 0.5], study);
}

function study(units: number, variance: number): Study {
  const scenario = `units_vary_${100 * variance}_percent`;
  const level = `units_of_a_class_of_${units}`;
  return {
    title: `${scenario} ${level}`,
    series: 500,
    count(seed, number) {
      const counts = seriesCounts();
      const members = classUnits(stream(seed, scenario, level, number), units, variance);
      for (const { rate, held } of heldOfUnits(members))
        for (const [measure, isHeld] of Object.entries(held))
          counts.add(
            { scenario, change: "stable", trend: "", level, rate, months: 12, measure },
            Number(isHeld === true),
            Number(isHeld !== undefined),
          );
      return counts;
    },
  };
}

/** Whether each unit's count lies within the limits, and its true rate within that of its shrunken one. */
function heldOfUnits(members: readonly ClassUnit[]) {
  const found = overdispersion(members.map(({ events, expected }) => ({ observed: events, expected })));
  const shrunken = gammaPoisson(members);
  return members.map(({ usual: rate, events, expected, trueRate }, at) => ({
    rate,
    held: {
      ...within("predictive_limits", found && predictiveLimits(expected, found.ratio_variance), events),
      ...within("funnel", found && funnelLimits(expected, found.tau_squared), events / expected),
      interval_shrunken_rate: "rates" in shrunken ? holdsTruth(shrunken.rates[at], trueRate) : undefined,
    },
  }));
}

function within(
  limits: string,
  found: UnitLimits | undefined,
  value: number,
): Record<string, boolean | undefined> {
  const isWithin = (lower: number, upper: number) => lower <= value && value <= upper;
  return {
    [`within_${limits}_95`]: found && isWithin(found.lower_95, found.upper_95),
    [`within_${limits}_998`]: found && isWithin(found.lower_998, found.upper_998),
  };
}

function classUnits(random: Random, units: number, variance: number): ClassUnit[] {
  const made = Array.from({ length: units }, (_, place) => {
    const own = usual[place % usual.length] ?? NaN;
    const trueRate = variance === 0 ? 1 : variance * gamma(random, 1 / variance);
    return { usual: own, events: random.poisson(own * trueRate), prisonDays: own * daysOfStay, trueRate };
  });
  const common = sum(made, ({ events }) => events) / sum(made, ({ prisonDays }) => prisonDays);
  return made.map((unit) => ({ ...unit, expected: common * unit.prisonDays }));
}
