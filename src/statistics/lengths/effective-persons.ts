import { sum } from "d3-array";
import { designEffect } from "../intervals/design-effect.ts";
import type { Observed } from "./risk-sets.ts";

/**
 * How many persons with equally many stays the stays of persons who repeat are worth: (Σm)²/Σm² over persons with m
 * stays each (Carter, Schnepel and Steigerwald 2017, for clusters of unequal size). Undefined where nobody repeats.
 */
export function effectivePersons(observed: readonly Observed[]): number | undefined {
  const stays = staysPerPerson(observed);
  if (stays.length === observed.length) return undefined;
  return (
    observed.length /
    designEffect(
      observed.length,
      sum(stays, (m) => m ** 2),
    )
  );
}

/** One whose person is not known is of a person of its own. */
function staysPerPerson(observed: readonly Observed[]): number[] {
  const stays = new Map<unknown, number>();
  for (const stay of observed) {
    const person = stay.person ?? stay;
    stays.set(person, (stays.get(person) ?? 0) + 1);
  }
  return [...stays.values()];
}
