import type { Kind } from "./release-state.ts";

/** A unit's month in which nothing was: what a test is about stands beside it. */
export const noAmounts: Readonly<Record<Kind, number>> = {
  stays: 0,
  outside_rates: 0,
  unreported: 0,
  self_harm: 0,
  other_reason: 0,
  unanswered: 0,
  minutes: 0,
};
