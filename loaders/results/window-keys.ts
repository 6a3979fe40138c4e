import { createHash } from "node:crypto";
import type { UnitQuarter } from "../../src/statistics/verdict/unit-quarter.ts";
import { firstOfWindow, quartersOf, type AskedOfAll, type AskedSeries } from "./place-answers.ts";

/** A quarter that a series has a verdict of, and a text that is the same where all that the verdict rests on is. */
export interface WindowKey {
  quarter: number;
  key: string;
}

/** The quarters that a series has a verdict of, each with its key. */
export function windowKeys(series: AskedSeries, asked: AskedOfAll): WindowKey[] {
  const contents = quarterContents(series.quarters);
  const quarters = quartersOf(series, asked);
  const latest = quarters.at(-1);
  return quarters.map((quarter) => {
    const hash = createHash("sha256").update(
      JSON.stringify([series.kind, series.large, quarter, quarter === latest, asked.rules]),
    );
    for (let at = firstOfWindow(series, quarter, asked); at <= quarter; at++) {
      const own = contents.get(at);
      if (own !== undefined) hash.update(own);
    }
    return { quarter, key: hash.digest("base64") };
  });
}

/** A hash of all that a series has of each quarter. */
function quarterContents(rows: readonly UnitQuarter[]): Map<number, Uint8Array> {
  const numbers = new Map<number, number[]>();
  let before: UnitQuarter | undefined;
  for (const row of rows) {
    // Sums of fractions depend on their order: it is to be known from the quarters, each for itself.
    if (before && (row.unit < before.unit || (row.unit === before.unit && row.quarter < before.quarter)))
      throw new Error(`a series out of order at unit ${row.unit}, quarter ${row.quarter}`);
    before = row;
    const own = numbers.get(row.quarter) ?? [];
    numbers.set(row.quarter, own);
    own.push(...contentsOf(row));
  }
  return new Map(
    [...numbers].map(([quarter, own]) => [
      quarter,
      createHash("sha256").update(Float64Array.from(own)).digest(),
    ]),
  );
}

/** Every number of a row: one that is added to the row and not here is told by the compiler. */
function contentsOf({
  unit,
  quarter,
  months_expected,
  months_counted,
  months_unbounded,
  exposure,
  stays,
  persons,
  hours,
  hours_squared,
  answered,
  self_harm,
  stays_known,
  stays_lacking,
  ...rest
}: UnitQuarter): number[] {
  rest satisfies Record<string, never>;
  return [
    unit,
    quarter,
    months_expected,
    months_counted,
    months_unbounded,
    exposure,
    stays,
    // Unknown is no number of persons.
    persons ?? Number.NaN,
    hours,
    hours_squared,
    answered,
    self_harm,
    stays_known,
    stays_lacking,
  ];
}
