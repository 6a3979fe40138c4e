/** The numbers of the rule. They are kept in the dated list of settings, each with its source. */
export interface VerdictRules {
  version: number;
  /** Quarters looked back on. */
  window_quarters: number;
  /** Months of three with a complete report for a quarter to count. */
  months_of_quarter: number;
  /** Quarters that must count: of a unit or prison, and of a region or the country. */
  minimum_quarters: number;
  minimum_quarters_large: number;
  minimum_stays: number;
  /** Share of the window's monthly reports. */
  minimum_coverage: number;
  /** An interval that holds both of these ratios per year says nothing. */
  widest_fall: number;
  widest_rise: number;
  /** The persons' slope must point the same way with a p-value below this. */
  persons_p: number;
  /** Missing months may hold any count up to this share of what the unit's own months predict. */
  missing_limit: number;
  /** Quarters in a row that must give a fall or a rise before it is said. */
  quarters_to_settle: number;
}
