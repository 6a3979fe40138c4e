import { group, sum } from "d3-array";
import { fromScore, kendallScore, type MannKendall } from "./mann-kendall.ts";

/**
 * The same season compared over the years, and the scores of the seasons added up (Hirsch, Slack and Smith 1982);
 * undefined where no season has two years, or all seasons together fewer than four values to compare.
 */
export function seasonalMannKendall(
  series: readonly { period: number; value: number }[],
  periodsPerYear: number,
): MannKendall | undefined {
  const inOrder = series.toSorted((a, b) => a.period - b.period);
  const seasons = [...group(inOrder, ({ period }) => period % periodsPerYear).values()].filter(
    (season) => season.length > 1,
  );
  if (sum(seasons, (season) => season.length) < 4) return undefined;
  const scores = seasons.map((season) => kendallScore(season.map(({ value }) => value)));
  return fromScore({ s: sum(scores, ({ s }) => s), variance: sum(scores, ({ variance }) => variance) });
}
