import { effectivePersons } from "./effective-persons.ts";
import type { RiskSet } from "./risk-sets.ts";
import { tQuantile } from "../distributions/t-quantile.ts";
import { z95 } from "../distributions/z-95.ts";

/**
 * Standard errors to each side that make a 95 % interval from `survivalVariance`: 1.96, and where persons repeat
 * t · √(G / (G - 1)) with G - 1 degrees of freedom, G the persons that the stays are worth: with 1.96 too few limits hold
 * the truth below some 50 persons. Undefined where all stays are of one person.
 */
export function survivalReach(sets: readonly RiskSet[]): number | undefined {
  const persons = effectivePersons(sets.flatMap(({ entering }) => entering));
  if (persons === undefined) return z95;
  return persons > 1 ? tQuantile(0.975, persons - 1) * Math.sqrt(persons / (persons - 1)) : undefined;
}
