import { logBetaDensity } from "./incomplete-beta.ts";

/**
 * The logarithm of the probability of exactly k events in a negative binomial distribution of variance
 * mean + mean²/size (Loader 2000).
 */
export function negativeBinomialLogMass(k: number, mean: number, size: number): number {
  if (!(
    Number.isInteger(k) &&
    k >= 0 &&
    (mean > 0 || (mean === 0 && k === 0)) &&
    size > 0 &&
    size < Infinity
  )) {
    throw new Error(`no negative binomial mass: ${k} of mean ${mean}, size ${size}`);
  }
  if (k === 0) return -size * Math.log1p(mean / size);
  const x = size / (size + mean);
  const y = mean / (size + mean);
  return logBetaDensity({ a: size, b: k, x, y, distance: x * (mean - k) }) - Math.log(k);
}
