import { betaTails } from "./incomplete-beta.ts";
import type { Tails } from "./incomplete-gamma.ts";

/** Shares of Student's t distribution on each side of t (NIST DLMF 8.17, Abramowitz and Stegun 26.7.1). */
export function tTails(t: number, df: number): Tails {
  if (!(df > 0 && df < Infinity) || Number.isNaN(t))
    throw new Error(`no t distribution: ${t} with ${df} degrees of freedom`);
  const beyond = shareBeyond(Math.abs(t), df) / 2;
  return t < 0 ? { below: beyond, above: 1 - beyond } : { below: 1 - beyond, above: beyond };
}

/** The share that is further from 0 than `size`: so far out that squares are too large, a power of it. */
function shareBeyond(size: number, df: number): number {
  if (size > 1e100) return shareBeyond(1e100, df) * (1e100 / size) ** df;
  const ratio = (size / df) * size;
  const x = 1 / (1 + ratio);
  const y = ratio < 1 ? ratio / (1 + ratio) : 1 / (1 + df / size / size);
  return betaTails({ a: df / 2, b: 0.5, x, y, distance: ((size * size - 1) / 2) * x }).below;
}
