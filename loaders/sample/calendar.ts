import { addMonths, daysInMonth, monthStartSeconds } from "../forms/oslo-time.ts";
import { occupancy } from "./occupancy.ts";

/** A month in Norway, in seconds; it ends where the next begins. */
export interface Month {
  month: string;
  first_day: string;
  days: number;
  starts_at: number;
  ends_at: number;
  /** The share of the nation's places that is taken. */
  occupancy: number;
}

/** Every month from the first to the last, both with. */
export function calendar(from: string, to: string): Month[] {
  const months: Month[] = [];
  for (let month = from; month <= to; month = addMonths(month, 1)) {
    const starts_at = months.at(-1)?.ends_at ?? monthStartSeconds(month);
    months.push({
      month,
      first_day: `${month}-01`,
      days: daysInMonth(month),
      starts_at,
      ends_at: monthStartSeconds(addMonths(month, 1)),
      occupancy: occupancy(month),
    });
  }
  return months;
}
