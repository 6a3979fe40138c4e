/**
 * The correlation of each value with the one a period later, Σ e_t e_{t+1} / Σ e_t² about their mean (Box and Jenkins
 * 1970). Values on both sides of a gap are no neighbours. Undefined where nothing varies or there are no neighbours.
 */
export function lagOneCorrelation(
  series: readonly { period: number; residual: number }[],
): number | undefined {
  const mean = series.reduce((sum, { residual }) => sum + residual, 0) / series.length;
  const byPeriod = new Map(series.map(({ period, residual }) => [period, residual - mean]));
  let products: number | undefined;
  let squares = 0;
  for (const [period, away] of byPeriod) {
    const next = byPeriod.get(period + 1);
    if (next !== undefined) products = (products ?? 0) + away * next;
    squares += away * away;
  }
  return products === undefined || squares === 0 ? undefined : products / squares;
}
