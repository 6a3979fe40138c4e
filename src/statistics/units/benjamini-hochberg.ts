import { adjustedPValues } from "./adjusted-p-values.ts";

/**
 * P values adjusted so that of the places flagged at 10 % at most a tenth are false, on average (Benjamini and Hochberg
 * 1995, Journal of the Royal Statistical Society B 57, 289–300); in the order given, missing ones left out.
 */
export function benjaminiHochberg(pValues: readonly (number | undefined)[]): (number | undefined)[] {
  return adjustedPValues(pValues, (rising) => {
    const stricter = rising.map((pValue, rank) => (rising.length / (rank + 1)) * pValue);
    return rising.map((_, rank) => Math.min(...stricter.slice(rank)));
  });
}
