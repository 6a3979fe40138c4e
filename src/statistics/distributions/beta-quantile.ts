import { logBetaBelow, logBetaDensity } from "./incomplete-beta.ts";
import { logGamma, logGammaRise } from "./log-gamma.ts";
import { normalQuantile } from "./normal-quantile.ts";

/** The x below which a share `p` of a beta distribution of shapes `a` and `b` lies. */
export function betaQuantile(p: number, a: number, b: number): number {
  if (!(p >= 0 && p <= 1 && a > 0 && b > 0 && a + b < Infinity))
    throw new Error(`no beta quantile: ${p} of shapes ${a}, ${b}`);
  if (p === 0 || p === 1) return p;
  return p <= 0.5 ? share(betaLogOdds(p, a, b)) : share(-betaLogOdds(1 - p, b, a));
}

/**
 * log(x/(1-x)) of the quantile x of a share 0 < p < 1, to all digits where p is not near 1: by Newton's method
 * for the logarithm of the share, a concave curve over the log odds, so that each step from the left falls short.
 */
export function betaLogOdds(p: number, a: number, b: number): number {
  // The first term of the series for I, which is the whole of it where x is very small.
  const left = (Math.log(p) + logGamma(a + 1) - logGammaRise(b, a)) / a;
  if (left < -700) return left;
  let z = Math.min(a, b) < 1 ? left : Math.max(left, ofNormal(p, a, b));
  for (let i = 0; i < 200; i++) {
    const [x, y] = [share(z), share(-z)];
    const point = { a, b, x, y, distance: a * y - b * x };
    const logBelow = logBetaBelow(point);
    const step = (Math.log(p) - logBelow) * Math.exp(logBelow - logBetaDensity(point));
    z += step;
    if (Math.abs(step) <= 1e-9) return z;
  }
  throw new Error(`the beta quantile did not settle: ${p} of shapes ${a}, ${b}`);
}

/** What the log odds were if they had a normal distribution. */
function ofNormal(p: number, a: number, b: number): number {
  return Math.log(a / b) + normalQuantile(p) * Math.sqrt(1 / a + 1 / b);
}

function share(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}
