import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Figure } from "./figure.js";
import { packSeries, seriesOf, unpackFigures, type Series } from "./packed-figures.js";

const orNull = (number: fc.Arbitrary<number>) => fc.option(number, { nil: null });
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((given) => given + 0);
const count = fc.nat(1000);

const figure: fc.Arbitrary<Figure> = fc.record({
  organisation: fc.constantFrom("now", "then"),
  place_id: fc.constantFrom("oslo", "ila"),
  period: fc.constantFrom("month", "quarter"),
  period_start: fc.constantFrom("2026-01-01", "2026-04-01"),
  measure_id: fc.constant("safety_cell"),
  population: fc.constant("adults"),
  indicator_id: fc.constantFrom("rate", "stays_started"),
  state: fc.constantFrom("value", "not_reported"),
  value: orNull(number),
  lower: orNull(number),
  upper: orNull(number),
  numerator: orNull(number),
  denominator: orNull(number),
  low: orNull(number),
  high: orNull(number),
  method: fc.option(fc.constantFrom("count", "byar"), { nil: null }),
  provisional: fc.boolean(),
  months_expected: orNull(count),
  months_reported: orNull(count),
  units_expected: orNull(count),
  units_reported: orNull(count),
});

test("figures come out as they were packed", () => {
  fc.assert(
    fc.property(fc.array(figure), (figures) => {
      const series = figures.map(seriesOfOne);
      expect(unpackFigures(packSeries(series))).toEqual(figures);
    }),
  );
});

test("values that two series share travel once", () => {
  const [one] = fc.sample(figure, 1);
  if (!one) throw new Error("no figure");
  const series = [one, { ...one, indicator_id: "open_stays" }].map(seriesOfOne);
  expect(packSeries(series).arrays).toEqual(packSeries(series.slice(0, 1)).arrays);
});

test("only the wanted series are unpacked", () => {
  const [one] = fc.sample(figure, 1);
  if (!one) throw new Error("no figure");
  const packed = packSeries([
    seriesOfOne({ ...one, population: "adults" }),
    seriesOfOne({ ...one, population: "women" }),
  ]);
  const women = unpackFigures(packed, ({ population }) => population === "women");
  expect(women.map(({ population }) => population)).toEqual(["women"]);
});

function seriesOfOne(row: Figure): Series {
  return seriesOf(row, (name) => [row[name]]);
}
