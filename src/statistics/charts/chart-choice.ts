/** A chart of events per period, or of the time between one event and the next. */
export type ChartChoice =
  | { chart: "i_prime"; period: "month" | "quarter" }
  | { chart: "g"; between: "days" }
  | { chart: "t"; between: "times" };

/**
 * The monitoring chart for so many events a month. Fewer than one a month leave no variation to see in periods: then
 * the time between events tells more, exactly (t) where the clock is known, in whole days (g) where only the date is.
 */
export function chartChoice(eventsPerMonth: number, exactTimes: boolean): ChartChoice {
  if (!(eventsPerMonth >= 0)) throw new Error(`not a number of events: ${eventsPerMonth}`);
  if (eventsPerMonth >= 3) return { chart: "i_prime", period: "month" };
  if (eventsPerMonth >= 1) return { chart: "i_prime", period: "quarter" };
  return exactTimes ? { chart: "t", between: "times" } : { chart: "g", between: "days" };
}
