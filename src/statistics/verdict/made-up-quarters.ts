import type { VerdictRules } from "./rules.ts";
import type { UnitQuarter } from "./unit-quarter.ts";

/** The rule as the list of settings has it. */
export const rules: VerdictRules = {
  version: 2,
  window_quarters: 20,
  months_of_quarter: 2,
  minimum_quarters: 8,
  minimum_quarters_large: 10,
  minimum_stays: 20,
  minimum_coverage: 0.8,
  widest_fall: 0.5,
  widest_rise: 2,
  persons_p: 0.1,
  missing_limit: 0.975,
  quarters_to_settle: 2,
};

/** A unit's quarter with all three months reported, 9000 prison days, and stays of ten hours by a person each. */
export function quarterOf(
  unit: number,
  quarter: number,
  stays: number,
  given: Partial<UnitQuarter> = {},
): UnitQuarter {
  return {
    unit,
    quarter,
    months_expected: 3,
    months_counted: 3,
    months_unbounded: 0,
    exposure: 9000,
    stays,
    persons: stays,
    hours: 10 * stays,
    hours_squared: 100 * stays,
    answered: stays,
    self_harm: 0,
    stays_known: 0,
    stays_lacking: 0,
    ...given,
  };
}

/** A unit's quarters from 0 on, with so many stays in each. */
export function quartersOf(
  unit: number,
  stays: readonly number[],
  given: (quarter: number) => Partial<UnitQuarter> = () => ({}),
): UnitQuarter[] {
  return stays.map((count, quarter) => quarterOf(unit, quarter, count, given(quarter)));
}

/** A quarter of which only some months are reported, each with the usual 3000 prison days. */
export function reportedOf(months: number): Partial<UnitQuarter> {
  return { months_counted: months, months_unbounded: 3 - months, exposure: 3000 * months };
}
