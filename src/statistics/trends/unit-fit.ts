import { at } from "./at.ts";
import { addScaled, quadraticForm, type SymmetricMatrix } from "./symmetric-matrix.ts";

/** A fit of coefficients β of a design x, every unit with a level of its own. */
export interface UnitFit {
  coefficients: Float64Array;
  /** of the coefficients, the levels being estimated too */
  information: SymmetricMatrix;
  /** the information on the level of each unit */
  unitWeights: Float64Array;
  /** the mean of x of each unit, weighted by information */
  unitMeans: Float64Array[];
  /** what each unit would have the coefficients be */
  unitScores: Float64Array[];
}

/**
 * The variance, by the delta method, of something that moves by `gradient` with the levels of the units and by their
 * sum times x with the coefficients, of which the covariance is told; a level alone has the variance dispersion/weight.
 */
export function pooledVariance(
  fit: UnitFit,
  dispersion: number,
  covariance: SymmetricMatrix,
  gradient: Float64Array,
  x: Float64Array,
): number {
  const away = new Float64Array(x.length);
  let levels = 0;
  fit.unitMeans.forEach((mean, row) => {
    const share = at(gradient, row);
    levels += (share * share) / at(fit.unitWeights, row);
    addScaled(away, mean, -share);
  });
  addScaled(
    away,
    x,
    gradient.reduce((sum, share) => sum + share, 0),
  );
  return dispersion * levels + quadraticForm(covariance, away);
}
