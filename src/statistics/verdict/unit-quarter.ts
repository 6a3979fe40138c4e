/**
 * A unit's quarter as verdicts need it: sums over the months that count, and beside them what is known of those that
 * do not. A unit that becomes one for others (another sex, age or security level) is another unit from then on.
 */
export interface UnitQuarter {
  unit: number;
  /** 0, 1, 2 … on one axis for all units. */
  quarter: number;
  months_expected: number;
  /** With a final, complete report. */
  months_counted: number;
  /** Of those that do not count: no report, or none that says how many stays at most. */
  months_unbounded: number;
  /** Prison days in the months that count, or those months where a source has no prison days. */
  exposure: number;
  stays: number;
  /** Different persons with such a stay; undefined where the source does not say who. */
  persons: number | undefined;
  hours: number;
  /** Σ (length in hours)² over the stays. */
  hours_squared: number;
  /** Stays with an answer about reasons, and those of them that were self-harm related. */
  answered: number;
  self_harm: number;
  /** Stays in months that do not count, at the least, and how many more there may be by what is told or stated. */
  stays_known: number;
  stays_lacking: number;
}
