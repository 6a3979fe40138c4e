import { normalTails } from "../distributions/normal-tails.ts";

/** Whether later values tend to be higher, whatever the shape of the change. */
export interface MannKendall {
  /** pairs that rise less pairs that fall */
  s: number;
  /** of s if the order were chance, ties allowed for */
  variance: number;
  z: number;
  /** two-sided */
  p_value: number;
}

const fewest = 4;

/**
 * Mann (1945) and Kendall (1975), with the variance for ties and a continuity correction of 1; in order of time.
 * Undefined under four values, which cannot tell; with all tied, p is 1.
 */
export function mannKendall(series: readonly number[]): MannKendall | undefined {
  if (series.length < fewest) return undefined;
  return fromScore(kendallScore(series));
}

/** S and its variance. */
export interface KendallScore {
  s: number;
  variance: number;
}

export function kendallScore(series: readonly number[]): KendallScore {
  const count = series.length;
  let s = 0;
  for (const [i, earlier] of series.entries()) {
    if (!Number.isFinite(earlier)) throw new Error(`no value of a series: ${earlier}`);
    for (let j = i + 1; j < count; j++) s += Math.sign((series[j] ?? NaN) - earlier);
  }
  const ties = new Map<number, number>();
  for (const value of series) ties.set(value, (ties.get(value) ?? 0) + 1);
  let variance = spread(count);
  for (const tied of ties.values()) variance -= spread(tied);
  return { s, variance: variance / 18 };
}

/** The test of a score; for several series at once, of the sum of their scores and variances. */
export function fromScore({ s, variance }: KendallScore): MannKendall {
  const z = s === 0 ? 0 : (s - Math.sign(s)) / Math.sqrt(variance);
  return { s, variance, z, p_value: 2 * normalTails(Math.abs(z)).above };
}

const spread = (n: number) => n * (n - 1) * (2 * n + 5);
