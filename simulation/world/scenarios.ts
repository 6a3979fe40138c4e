/** A way in which stays come about and are told of, other things being equal. */
export interface Scenario {
  scenario: string;
  /** Variance over mean of the stays of a month, and so of a quarter and of a region: 1 where stays are independent. */
  dispersion?: number;
  /** A person has 1, 2, 3 … stays with probability ½, ¼, ⅛ …, spread over so many months from the first on. */
  repeats_over_months?: number;
  /** The logarithm of the level that all units share: autoregressive from month to month. */
  level?: { correlation: number; deviation: number };
  /** So much more in the month with most, and so much less in the one with least. */
  season?: number;
  /** Shares of the monthly reports that never come, and that come one to three months late. */
  reports?: { never: number; late: number };
  /** Share of the units that open at some time, and as large a share that close. */
  opens_or_closes?: number;
  /** The unit with most stays of each region closes at some time. */
  heaviest_closes?: boolean;
}

export const scenarios: readonly Scenario[] = [
  { scenario: "poisson" },
  { scenario: "overdispersed_2", dispersion: 2 },
  { scenario: "overdispersed_4", dispersion: 4 },
  { scenario: "repeats_same_month", repeats_over_months: 1 },
  { scenario: "repeats_five_months", repeats_over_months: 5 },
  { scenario: "autocorrelated", level: { correlation: 0.5, deviation: 0.2 } },
  { scenario: "season", season: 0.5 },
  { scenario: "late_reports", reports: { never: 0.03, late: 0.15 } },
  { scenario: "opens_and_closes", opens_or_closes: 1 / 3 },
  { scenario: "heaviest_unit_closes", heaviest_closes: true },
];

/** The scenarios with these names. */
export function scenariosNamed(...names: string[]): Scenario[] {
  return names.map((name) => {
    const found = scenarios.find(({ scenario }) => scenario === name);
    if (found === undefined) throw new Error(`no scenario ${name}`);
    return found;
  });
}
