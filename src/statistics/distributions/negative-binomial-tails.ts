import { betaTails } from "./incomplete-beta.ts";
import type { Tails } from "./incomplete-gamma.ts";

/**
 * Shares of a negative binomial distribution of variance mean + mean²/size: of k or fewer events, and of more
 * (NIST DLMF 8.17.24).
 */
export function negativeBinomialTails(k: number, mean: number, size: number): Tails {
  if (!(Number.isInteger(k) && mean >= 0 && size > 0 && size < Infinity)) {
    throw new Error(`no negative binomial tails: ${k} of mean ${mean}, size ${size}`);
  }
  if (k < 0) return { below: 0, above: 1 };
  const x = size / (size + mean);
  const y = mean / (size + mean);
  return betaTails({ a: size, b: k + 1, x, y, distance: x * (mean - (k + 1)) });
}
