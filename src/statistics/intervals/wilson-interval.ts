import type { Interval } from "./interval.ts";
import { z95 } from "../distributions/z-95.ts";

/** 95 % limits of a share, without continuity correction (Wilson 1927); undefined without trials. */
export function wilsonInterval(successes: number, trials: number): Interval | undefined {
  if (successes < 0 || successes > trials) throw new Error(`${successes} successes in ${trials} trials`);
  if (trials === 0) return undefined;
  const z2 = z95 * z95;
  const spread = z95 * Math.sqrt(z2 + (4 * successes * (trials - successes)) / trials);
  const upper = (2 * successes + z2 + spread) / (2 * (trials + z2));
  // The limits are the roots of a quadratic. Their product gives the lower one without loss of digits.
  const lower = ((successes / trials) * (successes / (trials + z2))) / upper;
  return successes === trials ? { lower, upper: 1 } : { lower, upper };
}
