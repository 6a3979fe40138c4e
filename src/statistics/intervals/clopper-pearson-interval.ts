import { betaQuantile } from "../distributions/beta-quantile.ts";
import type { Interval } from "./interval.ts";

/** 95 % limits of a share, exact for a binomial count (Clopper and Pearson 1934); undefined without trials. */
export function clopperPearsonInterval(successes: number, trials: number): Interval | undefined {
  const failures = trials - successes;
  if (!(successes >= 0 && failures >= 0)) throw new Error(`${successes} successes in ${trials} trials`);
  if (trials === 0) return undefined;
  return {
    lower: successes === 0 ? 0 : betaQuantile(0.025, successes, failures + 1),
    upper: failures === 0 ? 1 : betaQuantile(0.975, successes + 1, failures),
  };
}
