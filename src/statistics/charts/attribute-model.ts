import { sum } from "d3-array";
import { meanRangeOfTwo, screenedFrom } from "./chart-constants.ts";
import { meanRange, movingRanges } from "./moving-ranges.ts";
import { type ChartModel, type Plotted, threeSigma } from "./shewhart-chart.ts";

/** What is known of events per unit of exposure: how they vary by pure chance, and how high they can get. */
export interface Attribute {
  /** for one unit of exposure */
  variance: (centre: number) => number;
  highest: number;
}

export const rates: Attribute = { variance: (centre) => centre, highest: Infinity };
export const shares: Attribute = { variance: (centre) => centre * (1 - centre), highest: 1 };

/** All events per all exposure; undefined without points. */
export function pooled(base: readonly (Plotted | undefined)[]): number | undefined {
  const exposure = sum(base, (point) => point?.exposure);
  return exposure > 0 ? sum(base, (point) => point && point.value * point.exposure) / exposure : undefined;
}

/** Centre ± 3 √(variance/exposure), for events that vary by chance alone. */
export function chanceModel(
  base: readonly (Plotted | undefined)[],
  { variance, highest }: Attribute,
): ChartModel | undefined {
  const centre = pooled(base);
  if (centre === undefined) return undefined;
  return { limits: (exposure) => threeSigma(centre, Math.sqrt(variance(centre) / exposure), 0, highest) };
}

/**
 * The same times σ_z, the sigma of the moving ranges of (value - centre)/√(variance/exposure) (Laney 2002). Where no
 * event or only events were seen, there is neither chance nor more than chance: the limits lie on the centre.
 */
export function laneyModel(
  base: readonly (Plotted | undefined)[],
  { variance, highest }: Attribute,
  screened: boolean,
): ChartModel | undefined {
  const centre = pooled(base);
  if (centre === undefined) return undefined;
  const unit = Math.sqrt(variance(centre));
  if (unit === 0) return { limits: () => threeSigma(centre, 0) };
  const z = base.map((point) => point && ((point.value - centre) * Math.sqrt(point.exposure)) / unit);
  const range = meanRange(
    movingRanges(z, (before, after) => Math.abs(after - before)),
    screened ? screenedFrom : undefined,
  );
  if (range === undefined) return undefined;
  const dispersion = range / meanRangeOfTwo;
  return {
    dispersion,
    limits: (exposure) => threeSigma(centre, (dispersion * unit) / Math.sqrt(exposure), 0, highest),
  };
}
