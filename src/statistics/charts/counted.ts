import type { Plotted } from "./shewhart-chart.ts";

/** Events of one period out of what could have them: stays out of prison days, marked stays out of stays. */
export interface Counted {
  events: number;
  exposure: number;
}

/** Events per unit of exposure, where there was any: a period without is not drawn, and is no zero. */
export function ratesOf(counted: readonly (Counted | undefined)[]): (Plotted | undefined)[] {
  return counted.map((period) => {
    if (period === undefined) return undefined;
    const { events, exposure } = period;
    if (!(events >= 0 && exposure >= 0)) throw new Error(`${events} events in ${exposure}`);
    return exposure === 0 ? undefined : { value: events / exposure, exposure };
  });
}

/** Counts or lengths of time as they are. */
export function valuesOf(values: readonly (number | undefined)[]): (Plotted | undefined)[] {
  return values.map((value) => {
    if (value === undefined) return undefined;
    if (!Number.isFinite(value)) throw new Error(`cannot be drawn: ${value}`);
    return { value, exposure: 1 };
  });
}

/** The same where nothing can lie below 0. */
export function countsOf(values: readonly (number | undefined)[]): (Plotted | undefined)[] {
  const negative = values.find((value) => value !== undefined && value < 0);
  if (negative !== undefined) throw new Error(`below 0: ${negative}`);
  return valuesOf(values);
}

/** Events out of so many that could be one, where there were any. */
export function sharesOf(counted: readonly (Counted | undefined)[]): (Plotted | undefined)[] {
  for (const period of counted)
    if (period !== undefined && period.events > period.exposure)
      throw new Error(`${period.events} events in ${period.exposure}`);
  return ratesOf(counted);
}
