import { gammaQuantile } from "./gamma-quantile.ts";

/** The x below which a share `p` of a χ² distribution with `df` degrees of freedom lies. */
export function chiSquaredQuantile(p: number, df: number): number {
  return 2 * gammaQuantile(p, df / 2);
}
