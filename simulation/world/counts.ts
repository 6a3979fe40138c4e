import type { Random } from "../../loaders/sample/random.ts";

/** A count with variance φ times its mean: Poisson at φ = 1, else negative binomial, so that sums of counts keep φ. */
export function count(random: Random, mean: number, dispersion: number): number {
  if (mean === 0) return 0;
  if (dispersion === 1) return random.poisson(mean);
  const scale = dispersion - 1;
  return random.poisson(scale * gamma(random, mean / scale));
}

/** Of the gamma distribution with this shape and scale 1 (Marsaglia and Tsang 2000; below 1 by their section 6). */
export function gamma(random: Random, shape: number): number {
  if (shape < 1) return gamma(random, shape + 1) * (1 - random.uniform()) ** (1 / shape);
  const d = shape - 1 / 3;
  for (;;) {
    const x = random.normal();
    const v = (1 + x / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(1 - random.uniform()) < (x * x) / 2 + d * (1 - v + Math.log(v))) return d * v;
  }
}

/** 1, 2, 3 … with probability ½, ¼, ⅛ …: two on average, and a design effect Σm²/Σm of three. */
export function staysOfPerson(random: Random): number {
  let stays = 1;
  while (random.chance(0.5)) stays++;
  return stays;
}
export const meanStaysOfPerson = 2;
