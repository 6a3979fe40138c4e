/** How a trend is looked for. */
export interface TrendOptions {
  /** 4 for quarters, 12 for months */
  periodsPerYear: number;
  /** one yearly sine and cosine */
  harmonic: boolean;
  /** also the standard error clustered by unit, and the larger of the two, with the smaller df */
  clusterByUnit: boolean;
}

/** What each column of a table is explained by, in the order of the columns. */
export type Design = Float64Array[];

/** Years from the middle of the window, and with a harmonic the sine and cosine of the time of year. */
export function trendDesign(
  periods: readonly number[],
  options: Omit<TrendOptions, "clusterByUnit">,
): Design {
  const middle = ((periods.at(0) ?? 0) + (periods.at(-1) ?? 0)) / 2;
  return periods.map((period) =>
    Float64Array.of(
      (period - middle) / options.periodsPerYear,
      ...(options.harmonic ? yearlyHarmonic(period, options.periodsPerYear) : []),
    ),
  );
}

/** The sine and cosine of the time of year. */
export function yearlyHarmonic(period: number, periodsPerYear: number): [number, number] {
  const angle = (2 * Math.PI * period) / periodsPerYear;
  return [Math.sin(angle), Math.cos(angle)];
}
