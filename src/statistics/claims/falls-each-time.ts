import { pairs } from "d3-array";
import type { ClaimAnswer } from "./claim-answer.ts";

/** What is known of a count: at least so many, and at most so many where that can be said. */
export interface CountBounds {
  least: number;
  most: number | undefined;
}

/**
 * Whether a count is lower in each period than in the one before, whatever the reports that lack may hold: it holds
 * where even the most is below the least before, and not where one count is sure to be as high as the one before it.
 */
export function fallsEachTime(counts: readonly CountBounds[]): ClaimAnswer {
  if (counts.length < 2) throw new Error("a fall needs two periods");
  const steps = pairs(counts);
  if (steps.some(([before, after]) => before.most !== undefined && after.least >= before.most))
    return "does_not_hold";
  const falls = steps.every(([before, after]) => after.most !== undefined && after.most < before.least);
  return falls ? "holds" : "undecided";
}
