import { fsum } from "d3-array";
import { deviance } from "./deviance.ts";
import type { Tails } from "./incomplete-gamma.ts";
import { logGammaNearOne, logGammaRise, stirlingRemainder } from "./log-gamma.ts";

const precision = 2 ** -54;

/** A point of a beta distribution of shapes `a` and `b`: the smaller of x and y is exact to its last digits. */
export interface BetaPoint {
  a: number;
  b: number;
  x: number;
  /** 1 - x */
  y: number;
  /** a y - b x, which large shapes need to more digits than x and y can give */
  distance: number;
}

/** Shares of a beta distribution of shapes `a` and `b` on each side of x: I_x(a, b) and its complement (NIST DLMF 8.17.2). */
export function incompleteBeta(a: number, b: number, x: number): Tails {
  if (!(a > 0 && b > 0 && a + b < Infinity && x >= 0 && x <= 1))
    throw new Error(`no incomplete beta: shapes ${a}, ${b}, x ${x}`);
  if (x > 0.5) return turned(incompleteBeta(b, a, 1 - x));
  const distance = fsum([a, ...exactProduct(a, -x), ...exactProduct(b, -x)]);
  return betaTails({ a, b, x, y: 1 - x, distance });
}

/** Shares of a beta distribution on each side of a point. */
export function betaTails(point: BetaPoint): Tails {
  const { a, b, x, y, distance } = point;
  if (x === 0) return { below: 0, above: 1 };
  if (y === 0) return { below: 1, above: 0 };
  if (a < 0.5 && b * x < 1.5 && x <= 0.5) return tailsOfSmallShape(point);
  if (b < 0.5 && a * y < 1.5 && y < 0.5) return turned(tailsOfSmallShape(opposite(point)));
  if (distance < 0) return turned(betaTails(opposite(point)));
  const below = Math.exp(logBetaDensity(point)) / fraction(point);
  return { below, above: 1 - below };
}

/** The logarithm of the share below a point, also where the share is too small for a number. */
export function logBetaBelow(point: BetaPoint): number {
  const { below } = betaTails(point);
  return below > 0 ? Math.log(below) : logBetaDensity(point) - Math.log(fraction(point));
}

/** The logarithm of x^a y^b / B(a, b), the density of log(x/y) (Loader 2000, as for the binomial distribution). */
export function logBetaDensity({ a, b, x, y, distance }: BetaPoint): number {
  const n = a + b;
  return (
    0.5 * Math.log((a / n) * (b / (2 * Math.PI))) +
    stirlingRemainder(n) -
    stirlingRemainder(a) -
    stirlingRemainder(b) -
    deviance(a, n * x, distance) -
    deviance(b, n * y, -distance)
  );
}

function opposite({ a, b, x, y, distance }: BetaPoint): BetaPoint {
  return { a: b, b: a, x: y, y: x, distance: -distance };
}

function turned({ below, above }: Tails): Tails {
  return { below: above, above: below };
}

/** The continued fraction that divides the density (Didonato and Morris 1992, (9)), by Lentz's method. */
function fraction({ a, b, x, distance }: BetaPoint): number {
  const denominator = (m: number) =>
    m + (m * (b - m) * x) / (a + 2 * m - 1) + ((a + m) * (distance + 1 + m * (2 - x))) / (a + 2 * m + 1);
  let c = (a * (distance + 1)) / (a + 1);
  let d = 0;
  let value = c;
  for (let m = 1; ; m++) {
    const last = a + 2 * m - 1;
    const numerator = (((a + m - 1) * x) / last) * (((a + b + m - 1) * x) / last) * m * (b - m);
    const next = denominator(m);
    d = 1 / (next + numerator * d);
    c = next + numerator / c;
    value *= c * d;
    if (Math.abs(c * d - 1) <= 4 * precision) return value;
  }
}

/** Where nearly all lies below x, the share above is small: found by itself, not as 1 - I (DLMF 8.17.7). */
function tailsOfSmallShape({ a, b, x }: BetaPoint): Tails {
  const logLeading = a * Math.log(x) + logGammaRise(b, a) - logGammaNearOne(a);
  let term = 1;
  let sum = 0;
  for (let n = 1; Math.abs(term) > precision * Math.abs(sum); n++) {
    term *= ((n - b) * x) / n;
    sum += term / (a + n);
  }
  const leading = Math.exp(logLeading);
  return { below: leading * (1 + a * sum), above: -Math.expm1(logLeading) - leading * a * sum };
}

/** Terms whose sum is the product, where a double would round it. */
function exactProduct(a: number, x: number): number[] {
  const [roughA, roughX] = [Math.fround(a), Math.fround(x)];
  return [roughA * roughX, roughA * (x - roughX), (a - roughA) * roughX, (a - roughA) * (x - roughX)];
}
