import { adjustedPValues } from "./adjusted-p-values.ts";

/**
 * P values adjusted so that a list of places that do not change has a flag at 5 % in at most one of twenty cases
 * (Holm 1979, Scandinavian Journal of Statistics 6, 65–70); in the order given. Missing ones stay missing, and count
 * only where the list is said to be so long (the `n` of p.adjust in R).
 */
export function holm(pValues: readonly (number | undefined)[], listed = 0): (number | undefined)[] {
  return adjustedPValues(pValues, (rising) => {
    const looks = Math.max(listed, rising.length);
    const stricter = rising.map((pValue, rank) => Math.min(1, (looks - rank) * pValue));
    return rising.map((_, rank) => Math.max(...stricter.slice(0, rank + 1)));
  });
}
