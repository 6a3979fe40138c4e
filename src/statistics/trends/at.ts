/** The number at a place that is known to be there. */
export function at(numbers: Float64Array, index: number): number {
  return numbers[index] ?? NaN;
}

/** Adds to the number at a place that is known to be there. */
export function addAt(numbers: Float64Array, index: number, amount: number): void {
  numbers[index] = at(numbers, index) + amount;
}
