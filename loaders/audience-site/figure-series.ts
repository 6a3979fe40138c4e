import { group } from "d3-array";
import type { Figure } from "../../src/figures/figure.ts";
import { seriesColumns, seriesOf, type Series } from "../../src/figures/packed-figures.ts";
import { sevenDigits } from "../site-data/cells.ts";

/** Figures as series, each in the order of time, with as many digits as a page shows. */
export function figureSeries(figures: readonly Figure[]): Series[] {
  const byName = group(figures, (figure) => JSON.stringify(seriesColumns.map((column) => figure[column])));
  return [...byName.values()].flatMap((own): Series[] => {
    const [first] = own;
    if (first === undefined) return [];
    const inOrder = own.toSorted((one, other) => (one.period_start < other.period_start ? -1 : 1));
    return [
      seriesOf(first, (name) =>
        inOrder.map((figure) => {
          const cell = figure[name];
          return typeof cell === "number" ? sevenDigits(cell) : cell;
        }),
      ),
    ];
  });
}
