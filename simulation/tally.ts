/** What is measured, where: the columns of the result before its numbers. */
export interface Measured {
  scenario: string;
  /** What is true: `stable`, or how the rate falls. */
  change: string;
  /** The series that is asked about, by its name in the list of trends; none where only an interval is. */
  trend: string;
  /** unit, region, country, a list of them; for intervals what of, and how much of it there is. */
  level: string;
  /** Stays a month where it begins; for intervals alone the true rate, share or hours, or the stays of a period. */
  rate: number | "";
  /** Months of data, or of change, behind the look; looks with 60 are all those of the five years after the first. */
  months: number | "";
  measure: string;
}

/** The columns in their order. */
export const measuredColumns = ["scenario", "change", "trend", "level", "rate", "months", "measure"] as const;

/** A share over series that are independent of each other, with its Monte Carlo standard error. */
export interface MeasuredShare extends Measured {
  value: number;
  standard_error: number;
  series: number;
}

interface Share {
  measured: Measured;
  hits: number;
  chances: number;
}

interface Sums extends Share {
  series: number;
  hits_squared: number;
  hits_times_chances: number;
  chances_squared: number;
}

const keyOf = (measured: Measured) => measuredColumns.map((column) => measured[column]).join(",");

/** Hits out of chances in one series, of which the parts need not be independent: the places of one nation. */
export function seriesCounts() {
  const counts = new Map<string, Share>();
  return {
    counts,
    add(measured: Measured, hits: number, chances: number) {
      const found = counts.get(keyOf(measured)) ?? { measured, hits: 0, chances: 0 };
      counts.set(keyOf(measured), { measured, hits: found.hits + hits, chances: found.chances + chances });
    },
  };
}

export type SeriesCounts = ReturnType<typeof seriesCounts>;

/** Sums over series. */
export function tally() {
  const sums = new Map<string, Sums>();
  const zero = { hits: 0, chances: 0, series: 0, hits_squared: 0, hits_times_chances: 0, chances_squared: 0 };
  return {
    add({ counts }: SeriesCounts) {
      for (const [key, { measured, hits, chances }] of counts) {
        if (chances === 0) continue;
        const found = sums.get(key) ?? { measured, ...zero };
        sums.set(key, {
          measured,
          hits: found.hits + hits,
          chances: found.chances + chances,
          series: found.series + 1,
          hits_squared: found.hits_squared + hits * hits,
          hits_times_chances: found.hits_times_chances + hits * chances,
          chances_squared: found.chances_squared + chances * chances,
        });
      }
    },
    shares: () => [...sums.values()].map(shareOf),
  };
}

/** The ratio of sums over series, with the standard error of a ratio estimate (Cochran 1977, Sampling Techniques, 6.19). */
function shareOf(sums: Sums): MeasuredShare {
  const value = sums.hits / sums.chances;
  const scatter =
    sums.hits_squared - 2 * value * sums.hits_times_chances + value * value * sums.chances_squared;
  const standard_error = Math.sqrt(Math.max(0, scatter)) / sums.chances;
  return { ...sums.measured, value, standard_error, series: sums.series };
}
