import { expect, test } from "vitest";
import { logLinearSlope } from "./log-linear-trend.ts";
import { neweyWestTrend } from "./newey-west-trend.ts";
import { referenceCases, relativeError } from "../reference-cases/reference-cases.ts";
import { trendCells } from "../reference-cases/trend-cells.ts";

const quarters = { periodsPerYear: 4, harmonic: false, lag: 3 };

test("the slope is Poisson's, only its error is another", () => {
  const cells = trendCells("region");
  const slope = logLinearSlope(cells, { ...quarters, clusterByUnit: false });
  expect(neweyWestTrend(cells, quarters)).toMatchObject({ slope });
});

test("the same twice over has no smaller error: units of one period are not independent of each other", () => {
  const once = trendCells("one_unit_random");
  const twice = [...once, ...once.map((cell) => ({ ...cell, unit: 2 }))];
  const [one, two] = [once, twice].map((cells) => neweyWestTrend(cells, quarters));
  expect(two).toMatchObject({
    standard_error: expect.closeTo(one && "slope" in one ? one.standard_error : NaN, 10),
  });
});

test("a perfectly even series has no scatter to tell an error by", () => {
  const cells = [0, 1, 2, 3, 4, 5, 6, 7].map((period) => ({ unit: 1, period, events: 4, exposure: 1000 }));
  expect(neweyWestTrend(cells, quarters)).toEqual({ not_estimable: "did_not_settle" });
});

test.each(["no_events", "too_few_periods", "one_end_only"])("no answer where there is none: %s", (reason) => {
  const name = reason === "one_end_only" ? "one_end_only_last" : reason;
  expect(neweyWestTrend(trendCells(name), quarters)).toEqual({ not_estimable: reason });
});

test.each(
  referenceCases("newey-west-trend.csv").map((row) => {
    const season = row.number("harmonic") === 1 ? ", with season" : "";
    return [`${row.text("case")}, lag ${row.text("lag")}${season}`, row] as const;
  }),
)("slope and error are those of sandwich in R to 1e-8: %s", (_, row) => {
  const options = { periodsPerYear: 4, harmonic: row.number("harmonic") === 1, lag: row.number("lag") };
  const found = neweyWestTrend(trendCells(row.text("case")), options);
  if ("not_estimable" in found) throw new Error(found.not_estimable);
  expect(Math.abs(found.slope - row.number("slope"))).toBeLessThan(1e-8 * row.number("standard_error"));
  for (const column of ["standard_error", "ratio_per_year", "lower", "upper"] as const)
    expect(relativeError(found[column], row.number(column))).toBeLessThan(1e-8);
  expect(relativeError(found.p_value, row.number("p_value"))).toBeLessThan(1e-7);
});
