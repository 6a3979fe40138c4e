import type { Random } from "../loaders/sample/random.ts";
import { stream } from "../loaders/sample/random.ts";
import { seriesCounts, type Measured, type SeriesCounts } from "./tally.ts";

/** Series that are alike but for chance. */
export interface Study {
  title: string;
  series: number;
  /** What one of them counts: the same again from the same seed and number. */
  count(seed: number, series: number): SeriesCounts;
}

/** Where intervals are asked for: in `level` of what, and at which true `rate`. */
export interface IntervalCase {
  scenario: string;
  level: string;
  rate: number;
}

/** Draws a series and says of each interval whether it held the truth; undefined where none would be printed. */
export type Draw = (random: Random) => Record<string, boolean | undefined>;

/** How often intervals hold the truth. */
export function coverageStudy(about: IntervalCase, series: number, draw: Draw): Study {
  const { scenario, level, rate } = about;
  return {
    title: `${scenario} ${level} ${rate}`,
    series,
    count(seed, number) {
      const counts = seriesCounts();
      for (const [measure, held] of Object.entries(draw(stream(seed, scenario, level, rate, number)))) {
        const measured: Measured = {
          scenario,
          change: "stable",
          trend: "",
          level,
          rate,
          months: "",
          measure,
        };
        counts.add(measured, Number(held === true), Number(held !== undefined));
      }
      return counts;
    },
  };
}

/** Whether an interval holds the truth: without a limit on a side it holds all that is there. */
export function holdsTruth(
  interval: { lower: number | undefined; upper: number | undefined } | undefined,
  truth: number,
): boolean | undefined {
  if (interval === undefined) return undefined;
  return (interval.lower ?? -Infinity) <= truth && truth <= (interval.upper ?? Infinity);
}
