/** The second derivative of log Γ(x), for x > 0 (Abramowitz and Stegun 6.4.6 and 6.4.12). */
export function trigamma(x: number): number {
  if (!(x > 0)) throw new Error(`no trigamma: ${x}`);
  if (x < 10) return trigamma(x + 1) + 1 / (x * x);
  const r = 1 / (x * x);
  return (
    (1 +
      0.5 / x +
      r *
        (1 / 6 -
          r * (1 / 30 - r * (1 / 42 - r * (1 / 30 - r * (5 / 66 - r * (691 / 2730 - (r * 7) / 6))))))) /
    x
  );
}
