import { betaLogOdds } from "./beta-quantile.ts";

/** The t below which a share `p` of Student's t distribution lies: ±Infinity where no number is large enough. */
export function tQuantile(p: number, df: number): number {
  if (!(p > 0 && p < 1 && df > 0 && df < Infinity))
    throw new Error(`no t quantile: ${p} with ${df} degrees of freedom`);
  if (p > 0.5) return size(1 - p, df);
  return p === 0.5 ? 0 : -size(p, df);
}

/** The t > 0 above which a share 0 < p < 0.5 lies: t²/df are the odds of a beta distribution. */
function size(p: number, df: number): number {
  const logOdds = p < 0.4 ? -betaLogOdds(2 * p, df / 2, 0.5) : betaLogOdds(1 - 2 * p, 0.5, df / 2);
  return Math.sqrt(df) * Math.exp(logOdds / 2);
}
