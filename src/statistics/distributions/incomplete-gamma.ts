import { deviance } from "./deviance.ts";
import { logGammaNearOne, stirlingRemainder } from "./log-gamma.ts";

const precision = 2 ** -54;

/** Shares of a distribution on each side of a point. They add up to 1. */
export interface Tails {
  below: number;
  above: number;
}

/**
 * Shares of a gamma distribution of shape `a` and scale 1 on each side of x:
 * the regularised incomplete gamma functions P and Q (NIST DLMF 8.2.4).
 */
export function incompleteGamma(a: number, x: number): Tails {
  if (!(a > 0 && a < Infinity && x >= 0)) throw new Error(`no incomplete gamma: shape ${a}, x ${x}`);
  if (x === 0) return { below: 0, above: 1 };
  if (x === Infinity) return { below: 1, above: 0 };
  if (a < 0.5 && x < 1.5) return tailsOfSmallShape(a, x);
  if (x < a + 1) {
    const below = densityOfLog(a, x) * lowerSeries(a, x);
    return { below, above: 1 - below };
  }
  const above = densityOfLog(a, x) * upperFraction(a, x);
  return { below: 1 - above, above };
}

/** The density of the logarithm of a number that has a gamma distribution of shape `a`: x^a exp(-x) / Γ(a) (Loader 2000). */
export function densityOfLog(a: number, x: number): number {
  return Math.sqrt(a / (2 * Math.PI)) * Math.exp(-deviance(a, x) - stirlingRemainder(a));
}

/** Σ xⁿ / (a (a+1) … (a+n)) (DLMF 8.7.1). */
function lowerSeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; term > sum * precision; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return sum;
}

/** The continued fraction 1/(x+1-a - 1(1-a)/(x+3-a - …)) (even part of DLMF 8.9.2) by Lentz's method. */
function upperFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = Infinity;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1; ; n++) {
    const coefficient = n * (a - n);
    b += 2;
    d = 1 / (b + coefficient * d);
    c = b + coefficient / c;
    const factor = c * d;
    fraction *= factor;
    if (Math.abs(factor - 1) <= 4 * precision) return fraction;
  }
}

/** Where nearly all lies below x, the share above is small: found by itself, not as 1 - P (DLMF 8.7.1, 8.2.3). */
function tailsOfSmallShape(a: number, x: number): Tails {
  const logLeading = a * Math.log(x) - logGammaNearOne(a);
  let term = 1;
  let sum = 0;
  for (let n = 1; Math.abs(term) > precision * Math.abs(sum); n++) {
    term *= -x / n;
    sum += term / (a + n);
  }
  const leading = Math.exp(logLeading);
  return { below: leading * (1 + a * sum), above: -Math.expm1(logLeading) - leading * a * sum };
}
