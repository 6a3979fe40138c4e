import { expect, test } from "vitest";
import { seriesCounts, tally, type Measured } from "./tally.ts";

const measured: Measured = {
  scenario: "poisson",
  change: "stable",
  trend: "stays",
  level: "unit",
  rate: 3,
  months: 60,
  measure: "answer_declining",
};
const seriesOf = (hits: number, chances: number) => {
  const counts = seriesCounts();
  counts.add(measured, hits, chances);
  return counts;
};
const shareOf = (...series: ReturnType<typeof seriesOf>[]) => {
  const sums = tally();
  for (const each of series) sums.add(each);
  return sums.shares()[0];
};

test("a share is hits out of chances over all series", () => {
  expect(shareOf(seriesOf(1, 20), seriesOf(0, 20))).toMatchObject({ ...measured, value: 1 / 40, series: 2 });
});

test("one look a series has the standard error of a share, √(p(1-p)/n)", () => {
  const series = Array.from({ length: 100 }, (_, number) => seriesOf(number < 20 ? 1 : 0, 1));
  expect(shareOf(...series)?.standard_error).toBeCloseTo(Math.sqrt((0.2 * 0.8) / 100), 12);
});

test("looks at one series that all agree are worth one look", () => {
  const once = [seriesOf(1, 1), seriesOf(0, 1), seriesOf(0, 1)];
  const often = [seriesOf(20, 20), seriesOf(0, 20), seriesOf(0, 20)];
  expect(shareOf(...often)?.standard_error).toBeCloseTo(shareOf(...once)?.standard_error ?? NaN, 12);
});

test("places of one nation are one series", () => {
  const nation = seriesCounts();
  nation.add(measured, 1, 1);
  nation.add(measured, 0, 1);
  expect(shareOf(nation)).toMatchObject({ value: 0.5, series: 1 });
});

test("a series without a chance is not counted", () => {
  expect(shareOf(seriesOf(0, 0))).toBeUndefined();
  expect(shareOf(seriesOf(0, 0), seriesOf(1, 1))).toMatchObject({ value: 1, series: 1 });
});
