/** Below, on or above a line. */
export type Side = -1 | 0 | 1;

// A mean is a sum of fractions, and may miss a value that it should equal by the last digits.
const rounding = 1e-12;

/** On which side of a line a value lies: on it also where only rounding parts them. */
export function sideOf(value: number, line: number): Side {
  const distance = value - line;
  if (Math.abs(distance) <= rounding * Math.max(Math.abs(value), Math.abs(line))) return 0;
  return distance < 0 ? -1 : 1;
}
