// Where digamma passes through 0, in two parts, and its Taylor coefficients there (mpmath 1.3.0: psi(k, root)/k!).
const root = 1.4616321449683622;
const restOfRoot = 9.549995429965697e-17;
const taylor = [
  0.9676722454476212, -0.4427631689835921, 0.258499760955651, -0.16394270544240652, 0.10782405069126237,
  -0.07219956125645471, 0.04880428816414311, -0.03316112647484736, 0.022597648232218104, -0.01542476590494896,
  0.010538791616612175, -0.007204534386356869, 0.004926781395729853, -0.003369801655439328,
  0.002305126326734928, -0.0015769367714301972, 0.0010788252019162967,
];

/** The derivative of log Γ(x), for x > 0 (Abramowitz and Stegun 6.3.5 and 6.3.18). */
export function digamma(x: number): number {
  if (!(x > 0)) throw new Error(`no digamma: ${x}`);
  if (Math.abs(x - root) < 0.17) return digammaNearRoot(x - root - restOfRoot);
  if (x < 10) return digamma(x + 1) - 1 / x;
  const r = 1 / (x * x);
  return (
    Math.log(x) -
    0.5 / x -
    r * (1 / 12 - r * (1 / 120 - r * (1 / 252 - r * (1 / 240 - r * (1 / 132 - r * (691 / 32760 - r / 12))))))
  );
}

function digammaNearRoot(d: number): number {
  return d * taylor.reduceRight((sum, coefficient) => sum * d + coefficient, 0);
}
