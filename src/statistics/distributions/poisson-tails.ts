import { incompleteGamma, type Tails } from "./incomplete-gamma.ts";

/** Shares of a Poisson distribution: of k or fewer events, and of more (NIST DLMF 8.4.10). */
export function poissonTails(k: number, mean: number): Tails {
  if (!(Number.isInteger(k) && mean >= 0)) throw new Error(`no Poisson tails: ${k} of mean ${mean}`);
  if (k < 0) return { below: 0, above: 1 };
  const { below, above } = incompleteGamma(k + 1, mean);
  return { below: above, above: below };
}
