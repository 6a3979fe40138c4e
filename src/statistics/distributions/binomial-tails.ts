import { incompleteBeta } from "./incomplete-beta.ts";
import type { Tails } from "./incomplete-gamma.ts";

/** Shares of a binomial distribution: of k or fewer of n, each with probability p, and of more (NIST DLMF 8.17.5). */
export function binomialTails(k: number, n: number, p: number): Tails {
  if (!(Number.isInteger(k) && Number.isInteger(n) && n >= 0 && p >= 0 && p <= 1)) {
    throw new Error(`no binomial tails: ${k} of ${n} with probability ${p}`);
  }
  if (k < 0) return { below: 0, above: 1 };
  if (k >= n) return { below: 1, above: 0 };
  const { below, above } = incompleteBeta(k + 1, n - k, p);
  return { below: above, above: below };
}
