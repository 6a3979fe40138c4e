/** How much more periods scatter about the fit than independent events would, all units taken together. */
export interface Dispersion {
  /** Pearson's χ² over its degrees of freedom, never below 1: less scatter than chance is luck */
  dispersion: number;
  /** the same, as it was */
  pearson: number;
}

/** Pearson's χ² of pooled periods over their degrees of freedom, at least 1 (Wedderburn 1974). */
export function pooledDispersion(chiSquared: number, degreesOfFreedom: number): Dispersion {
  const pearson = chiSquared / degreesOfFreedom;
  return { dispersion: Math.max(1, pearson), pearson };
}
