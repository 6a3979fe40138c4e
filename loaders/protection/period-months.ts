/** The first days of the months of a period: `quarter`, `2026-01-01`. */
export function periodMonths(period: string, start: string): string[] {
  return Array.from({ length: lengthOf(period) }, (_, index) => monthAfter(start, index));
}

function lengthOf(period: string): number {
  if (period === "month") return 1;
  if (period === "quarter") return 3;
  if (period === "year" || period === "last_12") return 12;
  throw new Error(`not a kind of period: ${period}`);
}

/** The first day of the month so many months later. */
export function monthAfter(month: string, months: number): string {
  const count = 12 * Number(month.slice(0, 4)) + Number(month.slice(5, 7)) - 1 + months;
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, "0")}-01`;
}

/** The first day of the quarter that a month is in. */
export function quarterOf(month: string): string {
  return monthAfter(month, -((Number(month.slice(5, 7)) - 1) % 3));
}
