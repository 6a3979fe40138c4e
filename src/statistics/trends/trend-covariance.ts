import { at } from "./at.ts";
import { addSquare, sandwich, type SymmetricMatrix } from "./symmetric-matrix.ts";
import type { UnitFit } from "./unit-fit.ts";

/** The covariance of coefficients and the degrees of freedom that their t intervals have. */
export interface Covariance {
  covariance: SymmetricMatrix;
  degrees_of_freedom: number;
}

/** A covariance as it would be with a dispersion of 1, and the dispersion. */
export interface Unscaled {
  inverse: SymmetricMatrix;
  dispersion: number;
  degrees_of_freedom: number;
}

/**
 * The pooled covariance φ A⁻¹, or where it is asked for and gives a larger variance of the coefficient, the one
 * clustered by unit: A⁻¹ (Σ u uᵀ) A⁻¹ G/(G-1) of the scores u of G units (Liang and Zeger 1986). Then the degrees of
 * freedom are at most G-1, whichever was the larger.
 */
export function largerCovariance(
  { inverse, dispersion, degrees_of_freedom }: Unscaled,
  { unitScores, coefficients }: Pick<UnitFit, "unitScores" | "coefficients">,
  clusterByUnit: boolean,
  coefficient = 0,
): Covariance {
  const pooled = inverse.map((element) => element * dispersion);
  if (!clusterByUnit) return { covariance: pooled, degrees_of_freedom };
  const clustered = clusteredCovariance(inverse, unitScores);
  const place = coefficient * (coefficients.length + 1);
  return {
    covariance: at(clustered, place) > at(pooled, place) ? clustered : pooled,
    degrees_of_freedom: Math.min(degrees_of_freedom, unitScores.length - 1),
  };
}

function clusteredCovariance(inverse: SymmetricMatrix, unitScores: readonly Float64Array[]): SymmetricMatrix {
  const units = unitScores.length;
  const meat = new Float64Array(inverse.length);
  for (const score of unitScores) addSquare(meat, score, units / (units - 1));
  return sandwich(inverse, meat, Math.sqrt(inverse.length));
}
