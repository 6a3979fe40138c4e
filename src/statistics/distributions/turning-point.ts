/** The x between `low`, where a rule holds, and `high`, where it does not, at which it stops holding; by halving. */
export function turningPoint(holds: (x: number) => boolean, low: number, high: number): number {
  for (;;) {
    const middle = low + (high - low) / 2;
    if (middle === low || middle === high) return middle;
    if (holds(middle)) low = middle;
    else high = middle;
  }
}
