import { incompleteBeta } from "../distributions/incomplete-beta.ts";
import type { ClaimAnswer } from "./claim-answer.ts";

/** What is known of a share: between these two, whatever those without an answer would have answered. */
export interface ShareBounds {
  lowest: number;
  highest: number;
}

/** Whether a share is over a limit; undecided where those without an answer decide. */
export function shareOver({ lowest, highest }: ShareBounds, limit: number): ClaimAnswer {
  if (lowest > limit) return "holds";
  return highest <= limit ? "does_not_hold" : "undecided";
}

/**
 * How probable so large a share or a larger is where the true one is `limit`: the upper tail of a binomial count of
 * as many independent answers as the stays of the same persons are worth, n²/Σm² (Kish 1965, as in the interval);
 * binomial tails by the incomplete beta function also between whole numbers (NIST DLMF 8.17.5).
 */
export function chanceOfShare(
  { part, whole, sumOfSquares }: { part: number; whole: number; sumOfSquares: number },
  limit: number,
): number | undefined {
  if (whole === 0) return undefined;
  if (part === 0) return 1;
  const independent = whole ** 2 / sumOfSquares;
  const found = (part / whole) * independent;
  return incompleteBeta(found, independent - found + 1, limit).below;
}
