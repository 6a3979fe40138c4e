import { incompleteGamma, type Tails } from "./incomplete-gamma.ts";

/** Shares of a χ² distribution with `df` degrees of freedom on each side of x (NIST DLMF 8.2.4; Abramowitz and Stegun 26.4.19). */
export function chiSquaredTails(x: number, df: number): Tails {
  return incompleteGamma(df / 2, x / 2);
}
