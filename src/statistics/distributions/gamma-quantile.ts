import { densityOfLog, incompleteGamma } from "./incomplete-gamma.ts";
import { logGamma } from "./log-gamma.ts";
import { normalQuantile } from "./normal-quantile.ts";

/** The x below which a share `p` of a gamma distribution of shape `a` and scale 1 lies. */
export function gammaQuantile(p: number, a: number): number {
  if (!(p >= 0 && p <= 1 && a > 0 && a < Infinity)) throw new Error(`no gamma quantile: ${p} of shape ${a}`);
  if (p === 0) return 0;
  if (p === 1) return Infinity;
  let x = start(p, a);
  // All further terms of the series are lost beside the first.
  if (x < 1e-300) return x;
  for (let i = 0; i < 100; i++) {
    const next = p <= 0.5 ? stepFromBelow(p, a, x) : stepFromAbove(1 - p, a, x);
    if (Math.abs(next - x) <= 1e-10 * x) return next;
    x = next;
  }
  throw new Error(`the gamma quantile did not settle: ${p} of shape ${a}`);
}

/** Newton's step for log P over log x, a concave curve: from the left it never goes too far. */
function stepFromBelow(p: number, a: number, x: number): number {
  const { below } = incompleteGamma(a, x);
  return x * Math.exp((Math.log(p / below) * below) / densityOfLog(a, x));
}

/** Newton's step for log Q over x. */
function stepFromAbove(q: number, a: number, x: number): number {
  const { above } = incompleteGamma(a, x);
  return x + (Math.log(above / q) * above * x) / densityOfLog(a, x);
}

/** Wilson and Hilferty (1931), or the first term of the series for P where that says more: it lies to the left. */
function start(p: number, a: number): number {
  const left = Math.exp((Math.log(p) + logGamma(a + 1)) / a);
  if (a < 1) return left;
  return Math.max(left, a * (1 - 1 / (9 * a) + normalQuantile(p) / (3 * Math.sqrt(a))) ** 3);
}
