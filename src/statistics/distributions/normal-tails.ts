import { incompleteGamma, type Tails } from "./incomplete-gamma.ts";

/** Shares of a normal distribution on each side of `z` standard deviations (NIST DLMF 7.11.1). */
export function normalTails(z: number): Tails {
  if (Number.isNaN(z)) throw new Error(`no normal tails: ${z}`);
  const beyond = incompleteGamma(0.5, (z * z) / 2).above / 2;
  return z < 0 ? { below: beyond, above: 1 - beyond } : { below: 1 - beyond, above: beyond };
}
