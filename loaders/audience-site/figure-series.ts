import { group } from "d3-array";
import type { Figure } from "../../src/figures/figure.ts";
import { seriesColumns, type Series, type figureColumns } from "../../src/figures/packed-figures.ts";
import { sevenDigits } from "../site-data/cells.ts";

/** Figures as series, each in the order of time, with as many digits as a page shows. */
export function figureSeries(figures: readonly Figure[]): Series[] {
  const byName = group(figures, (figure) => JSON.stringify(seriesColumns.map((column) => figure[column])));
  return [...byName.values()].flatMap((own): Series[] => {
    const [first] = own;
    if (first === undefined) return [];
    const inOrder = own.toSorted((one, other) => (one.period_start < other.period_start ? -1 : 1));
    const column = (name: (typeof figureColumns)[number]) =>
      inOrder.map((figure) => {
        const cell = figure[name];
        return typeof cell === "number" ? sevenDigits(cell) : cell;
      });
    return [
      {
        names: {
          place_id: first.place_id,
          organisation: first.organisation,
          measure_id: first.measure_id,
          population: first.population,
          period: first.period,
          indicator_id: first.indicator_id,
        },
        columns: {
          period_start: column("period_start"),
          state: column("state"),
          value: column("value"),
          lower: column("lower"),
          upper: column("upper"),
          numerator: column("numerator"),
          denominator: column("denominator"),
          low: column("low"),
          high: column("high"),
          method: column("method"),
          provisional: column("provisional"),
          months_expected: column("months_expected"),
          months_reported: column("months_reported"),
          units_expected: column("units_expected"),
          units_reported: column("units_reported"),
        },
      },
    ];
  });
}
