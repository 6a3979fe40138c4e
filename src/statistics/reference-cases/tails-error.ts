import type { Tails } from "../distributions/incomplete-gamma.ts";
import { type ReferenceCase, relativeError } from "./reference-cases.ts";

/** The larger of the relative errors of two tails. */
export function tailsError({ below, above }: Tails, row: ReferenceCase): number {
  return Math.max(relativeError(below, row.number("below")), relativeError(above, row.number("above")));
}
