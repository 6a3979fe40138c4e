import { normalQuantile } from "../distributions/normal-quantile.ts";
import { fewestExpected } from "./overdispersion.ts";
import { z95 } from "../distributions/z-95.ts";

/** Limits that 95 % and 99.8 % of units lie within when they differ no more than units of their class do. */
export interface UnitLimits {
  lower_95: number;
  upper_95: number;
  lower_998: number;
  upper_998: number;
}

const z998 = normalQuantile(0.999);

/**
 * Limits of observed over expected events for a picture of units, max(0, 1 ± z√(1/(4E) + τ²))² (Spiegelhalter 2005,
 * Statistics in Medicine 24, 1185–1202, on the square root scale); undefined where less than one event is expected.
 */
export function funnelLimits(expected: number, tauSquared: number): UnitLimits | undefined {
  if (!(expected >= fewestExpected)) return undefined;
  const deviation = Math.sqrt(1 / (4 * expected) + tauSquared);
  const limit = (z: number) => Math.max(0, 1 + z * deviation) ** 2;
  return {
    lower_95: limit(-z95),
    upper_95: limit(z95),
    lower_998: limit(-z998),
    upper_998: limit(z998),
  };
}
