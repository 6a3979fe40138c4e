import * as fc from "fast-check";
import { expect, test } from "vitest";
import { type AnhojRuns, anhojRules } from "./anhoj-rules.ts";
import { readValues } from "../reference-cases/chart-cases.ts";
import { referenceCases } from "../reference-cases/reference-cases.ts";

const figures = ["useful", "longest_run", "longest_run_limit", "crossings", "crossings_limit"] as const;

test.each(referenceCases("anhoj-rules.csv").map((row) => ({ case: row.text("case"), row })))(
  "runs, crossings and what is ordinary of them are those of rle and qbinom in R: $case",
  ({ row }) => {
    const found = anhojRules(readValues(row.text("values")), row.number("line"));
    expect(figures.map((name) => found?.[name])).toEqual(figures.map((name) => row.optional(name)));
    expect(found === undefined ? "" : String(found.signal)).toBe(row.text("signal"));
  },
);

const coin = (sides: string): AnhojRuns | undefined =>
  anhojRules(
    [...sides].map((side) => ({ "+": 1, "-": -1, "0": 0 })[side]),
    0,
  );

test("of 24 points, a run of 8 and 8 crossings are ordinary (Anhøj and Olesen 2014; qicharts2 vignette)", () => {
  const found = coin("++++++++--+-+-+-+-------");
  expect(found).toMatchObject({ useful: 24, longest_run_limit: 8, crossings_limit: 8 });
});

test("of 13 points, three crossings and a run of six are ordinary (Anhøj rules, as crossrun tells them)", () => {
  expect(coin("++++++---+--+")).toMatchObject({ longest_run: 6, crossings: 4, signal: false });
  expect(coin("++++++----+++")).toMatchObject({
    longest_run: 6,
    crossings: 2,
    crossings_limit: 3,
    signal: true,
  });
});

test("a run one longer than the limit is a signal, though there are crossings enough", () => {
  expect(coin("+-+-+-+-+-+-++++++++")).toMatchObject({ longest_run: 8, longest_run_limit: 7, signal: true });
});

test("points on the line are not counted, and do not end a run", () => {
  expect(coin("+0++0+-0-+-+-0")).toMatchObject({ useful: 10, longest_run: 4, crossings: 5 });
});

test("missing points are stepped over", () => {
  expect(coin("+?++?+-?-+-+-?")).toEqual(coin("+0++0+-0-+-+-0"));
});

test("nine points off the line are too few to judge their runs", () => {
  expect(coin("+++++++++")).toBeUndefined();
  expect(coin("++++++++++")).toMatchObject({ crossings: 0, signal: true });
  expect(anhojRules([], 0)).toBeUndefined();
});

const longestOrdinary = (points: number) => coin("+-".repeat(points).slice(0, points))?.longest_run_limit;

test("the longest ordinary runs are those tabled by Anhøj: 6 of 10, 7 of 12, 8 of 23, 9 of 46, 10 of 91", () => {
  expect([10, 11, 12, 22, 23, 45, 46, 90, 91].map(longestOrdinary)).toEqual([6, 6, 7, 7, 8, 8, 9, 9, 10]);
});

test("neither upside down nor backwards are the runs others", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -2, max: 2 }), { maxLength: 80 }), (values) => {
      const found = anhojRules(values, 0);
      expect(
        anhojRules(
          values.map((value) => -value),
          0,
        ),
      ).toEqual(found);
      expect(anhojRules(values.toReversed(), 0)).toEqual(found);
    }),
  );
});
