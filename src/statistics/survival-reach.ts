import { sum } from "d3-array";
import { designEffect } from "./design-effect.ts";
import type { RiskSet } from "./risk-sets.ts";
import { staysPerPerson } from "./stays-per-person.ts";
import { tQuantile } from "./t-quantile.ts";
import { z95 } from "./z-95.ts";

/**
 * Standard errors to each side that make a 95 % interval from `survivalVariance`: 1.96, and where persons repeat
 * t · √(G / (G - 1)) with G - 1 degrees of freedom, G = (Σm)²/Σm² over persons with m stays: the number of clusters that
 * those of unequal size are worth (Carter, Schnepel and Steigerwald 2017). With 1.96 too few limits would hold the
 * truth below some 50 persons. Undefined where all stays are of one person.
 */
export function survivalReach(sets: readonly RiskSet[]): number | undefined {
  const stays = staysPerPerson(sets.flatMap(({ entering }) => entering));
  const count = sum(stays);
  if (stays.length === count) return z95;
  const persons =
    count /
    designEffect(
      count,
      sum(stays, (m) => m ** 2),
    );
  return persons > 1 ? tQuantile(0.975, persons - 1) * Math.sqrt(persons / (persons - 1)) : undefined;
}
