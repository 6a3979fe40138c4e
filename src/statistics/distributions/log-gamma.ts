// zeta(k) - 1 for k = 2, 3, … (Abramowitz and Stegun, table 23.3).
const zetaLessOne = [
  0.6449340668482264, 0.2020569031595943, 0.08232323371113819, 0.03692775514336993, 0.01734306198444914,
  0.008349277381922827, 0.00407735619794434, 0.0020083928260822143, 0.0009945751278180853,
  0.0004941886041194645, 0.0002460865533080483, 0.00012271334757848915, 6.124813505870483e-5,
  3.058823630702049e-5, 1.528225940865187e-5, 7.637197637899763e-6, 3.81729326499984e-6, 1.908212716553939e-6,
  9.539620338727962e-7, 4.769329867878064e-7, 2.38450502727733e-7, 1.1921992596531106e-7,
  5.960818905125948e-8, 2.980350351465228e-8, 1.4901554828365043e-8, 7.45071178983543e-9,
  3.725334024788457e-9, 1.862659723513049e-9,
];
const eulerGamma = 0.5772156649015329;

/** The natural logarithm of the gamma function, for a > 0 (Abramowitz and Stegun 6.1.33 and 6.1.40). */
export function logGamma(a: number): number {
  if (!(a > 0)) throw new Error(`no log-gamma: ${a}`);
  if (a < 0.5) return logGammaNearOne(a) - Math.log(a);
  if (a < 1.5) return logGammaNearOne(a - 1);
  if (a < 2.5) return logGammaNearTwo(a - 2);
  if (a < 10) return Math.log(a - 1) + logGamma(a - 1);
  return (a - 0.5) * Math.log(a) - a + 0.5 * Math.log(2 * Math.PI) + stirlingRemainder(a);
}

/** log Γ(1 + d) for |d| ≤ 0.5, as exact for small d as d is. */
export function logGammaNearOne(d: number): number {
  return logGammaNearTwo(d) - Math.log1p(d);
}

/** What Stirling's formula for log Γ(a) leaves out, for a > 0 (Abramowitz and Stegun 6.1.40). */
export function stirlingRemainder(a: number): number {
  if (a < 10) return stirlingRemainder(a + 1) + (a + 0.5) * Math.log1p(1 / a) - 1;
  const r = 1 / (a * a);
  return (
    (1 / 12 -
      r * (1 / 360 - r * (1 / 1260 - r * (1 / 1680 - r * (1 / 1188 - r * (691 / 360360 - r / 156)))))) /
    a
  );
}

/** log Γ(a + d) - log Γ(a), for a > 0 and d ≥ 0, as exact for small d as d is. */
export function logGammaRise(a: number, d: number): number {
  if (a < 10) return logGammaRise(a + 1, d) - Math.log1p(d / a);
  const stirling = (a - 0.5) * Math.log1p(d / a) + d * Math.log(a + d) - d;
  return stirling + stirlingRemainder(a + d) - stirlingRemainder(a);
}

function logGammaNearTwo(d: number): number {
  const sum = zetaLessOne.reduceRight((rest, zeta, i) => zeta / (i + 2) - d * rest, 0);
  return d * (1 - eulerGamma) + d * d * sum;
}
