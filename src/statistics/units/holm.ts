import { adjustedPValues } from "./adjusted-p-values.ts";

/**
 * P values adjusted so that a list of places that do not change has a flag at 5 % in at most one of twenty cases
 * (Holm 1979, Scandinavian Journal of Statistics 6, 65–70); in the order given, missing ones left out.
 */
export function holm(pValues: readonly (number | undefined)[]): (number | undefined)[] {
  return adjustedPValues(pValues, (rising) => {
    const stricter = rising.map((pValue, rank) => Math.min(1, (rising.length - rank) * pValue));
    return rising.map((_, rank) => Math.max(...stricter.slice(0, rank + 1)));
  });
}
