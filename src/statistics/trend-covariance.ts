import { addSquare, sandwich, type SymmetricMatrix } from "./symmetric-matrix.ts";

/** The covariance of coefficients and the degrees of freedom that their t intervals have. */
export interface Covariance {
  covariance: SymmetricMatrix;
  degrees_of_freedom: number;
}

/**
 * The pooled covariance φ A⁻¹, or where it is asked for and gives a larger variance of the coefficient, the one
 * clustered by unit: A⁻¹ (Σ u uᵀ) A⁻¹ G/(G-1) of the scores u of G units (Liang and Zeger 1986). Then the degrees of
 * freedom are at most G-1, whichever was the larger.
 */
export function largerCovariance(
  pooled: Covariance,
  dispersion: number,
  unitScores: readonly Float64Array[] | undefined,
  coefficient: number,
): Covariance {
  const scaled = { ...pooled, covariance: pooled.covariance.map((c) => c * dispersion) };
  if (unitScores === undefined) return scaled;
  const clustered = clusteredCovariance(pooled.covariance, unitScores);
  const degrees_of_freedom = Math.min(pooled.degrees_of_freedom, unitScores.length - 1);
  const size = Math.sqrt(clustered.length);
  const place = coefficient * (size + 1);
  const larger = (clustered[place] ?? 0) > (scaled.covariance[place] ?? 0) ? clustered : scaled.covariance;
  return { covariance: larger, degrees_of_freedom };
}

function clusteredCovariance(inverse: SymmetricMatrix, unitScores: readonly Float64Array[]): SymmetricMatrix {
  const units = unitScores.length;
  const meat = new Float64Array(inverse.length);
  for (const score of unitScores) addSquare(meat, score, units / (units - 1));
  return sandwich(inverse, meat, Math.sqrt(inverse.length));
}
