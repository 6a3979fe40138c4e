/** Months from one month to another: 2023-01 to 2024-02 is 13. */
export function monthsBetween(from: string, to: string): number {
  return monthCount(to) - monthCount(from);
}

function monthCount(month: string): number {
  return 12 * Number(month.slice(0, 4)) + Number(month.slice(5, 7));
}
