/**
 * How many times more a count of events of repeat persons varies than one of as many persons with one event each:
 * Σm²/Σm over persons with m events. It is 1 where nobody comes back, and the count itself where all are of one person.
 */
export function designEffect(events: number, sumOfSquares: number): number {
  if (!(events > 0 && sumOfSquares >= events && sumOfSquares <= events * events))
    throw new Error(`${events} events cannot have ${sumOfSquares} as the sum of squares over persons`);
  return sumOfSquares / events;
}
