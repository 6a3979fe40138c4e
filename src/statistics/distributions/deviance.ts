/** a log(a/x) + x - a without loss of digits where x is near a (Loader 2000, Fast and accurate …). */
export function deviance(a: number, x: number, difference = a - x): number {
  const v = difference / (a + x);
  if (v > 0.4) return -a * Math.log(x / a) - difference;
  if (v < -0.4) return a * Math.log(a / x) - difference;
  let sum = difference * v;
  let power = 2 * a * v;
  for (let k = 3; ; k += 2) {
    power *= v * v;
    const next = sum + power / k;
    if (next === sum) return sum;
    sum = next;
  }
}
