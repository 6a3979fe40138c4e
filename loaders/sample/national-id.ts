/**
 * A number with right check digits that nobody has: the month is raised by 80, as in the tax administration's test
 * persons. It is made when the sample is, so that no file of the program holds one.
 */
export function syntheticNationalId(): string {
  for (let individual = 900; ; individual++) {
    const nine = [..."018170", ...String(individual)].map(Number);
    const first = checkDigit(nine, [3, 7, 6, 1, 8, 9, 4, 5, 2]);
    const second = checkDigit([...nine, first], [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]);
    if (first < 10 && second < 10) return [...nine, first, second].join("");
  }
}

/** Eleven less the weighted sum modulo eleven; 10 where no digit can do it. */
function checkDigit(digits: number[], weights: number[]): number {
  const sum = weights.reduce((total, weight, index) => total + weight * (digits[index] ?? 0), 0);
  return (11 - (sum % 11)) % 11;
}
