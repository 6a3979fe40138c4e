import type { Figure } from "./figure.js";

/** A made-up month of one prison, for tests of what is drawn of it. */
export const month = (period_start: string, said: Partial<Figure>): Figure => ({
  organisation: "now",
  place_id: "ila",
  period: "month",
  period_start,
  measure_id: "safety_cell",
  population: "adults",
  indicator_id: "stays_started",
  state: "value",
  value: null,
  lower: null,
  upper: null,
  numerator: null,
  denominator: null,
  low: null,
  high: null,
  method: null,
  provisional: false,
  months_expected: 1,
  months_reported: 1,
  units_expected: 1,
  units_reported: 1,
  ...said,
});
