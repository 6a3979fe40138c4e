import { expect, test } from "vitest";
import { chartPhases } from "./chart-phases.ts";

const ofYear = ["01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12"];
const months = ofYear.map((month) => ({ at: `2023-${month}-01`, last_month: `2023-${month}-01` }));
const quarters = [0, 3, 6, 9].map((first) => ({
  at: `2023-${ofYear[first]}-01`,
  last_month: `2023-${ofYear[first + 2]}-01`,
}));
const from = (day: string, baseline_to: string | null = null) => ({ from: day, baseline_to });

test("without a decision a chart is one phase, whatever it shows", () => {
  expect(chartPhases(months, [])).toEqual([
    { from: 0, to: 11, rebasing: undefined, phase: { from: 0, to: 11 } },
  ]);
  expect(chartPhases([], [from("2023-04-01")])).toEqual([]);
});

test("a decision divides the months before its day from those after", () => {
  const april = from("2023-04-01");
  expect(chartPhases(months, [april])).toEqual([
    { from: 0, to: 2, rebasing: undefined, phase: { from: 0, to: 2 } },
    { from: 3, to: 11, rebasing: april, phase: { from: 3, to: 11 } },
  ]);
});

test("decisions may be listed in any order", () => {
  const found = chartPhases(months, [from("2023-09-01"), from("2023-04-01")]);
  expect(found.map((phase) => [phase.from, phase.to])).toEqual([
    [0, 2],
    [3, 7],
    [8, 11],
  ]);
});

test("a quarter that the day falls inside is still of the phase before", () => {
  expect(chartPhases(quarters, [from("2023-05-15")]).map((phase) => phase.from)).toEqual([0, 2]);
});

test("a baseline is the months to the one that was decided, that one too, and the rest is read against it", () => {
  const [, found] = chartPhases(months, [from("2023-04-01", "2023-08-31")]);
  expect(found?.phase).toEqual({ from: 3, to: 11, baseline: { from: 3, to: 7 } });
  expect(chartPhases(months, [from("2023-04-01", "2023-08-01")])[1]).toEqual({
    ...found,
    rebasing: from("2023-04-01", "2023-08-01"),
  });
  const [, ofOne] = chartPhases(months, [from("2023-04-01", "2023-04-30")]);
  expect(ofOne?.phase).toEqual({ from: 3, to: 11, baseline: { from: 3, to: 3 } });
});

test("a quarter that goes on after the baseline is not in it", () => {
  const [found] = chartPhases(quarters, [from("2023-01-01", "2023-08-31")]);
  expect(found?.phase).toEqual({ from: 0, to: 3, baseline: { from: 0, to: 1 } });
});

test("a baseline that holds no whole quarter gives no limits", () => {
  const [found] = chartPhases(quarters, [from("2023-01-01", "2023-02-28")]);
  expect(found).toMatchObject({ from: 0, to: 3, phase: undefined });
});

test("a baseline cannot reach into the next phase", () => {
  const [found] = chartPhases(months, [from("2023-01-01", "2023-12-31"), from("2023-07-01")]);
  expect(found?.phase).toEqual({ from: 0, to: 5, baseline: { from: 0, to: 5 } });
});

test("two decisions inside a quarter are one beginning: the later one's", () => {
  const found = chartPhases(quarters, [from("2023-04-15"), from("2023-05-15")]);
  expect(found.map((phase) => [phase.from, phase.to, phase.rebasing?.from])).toEqual([
    [0, 1, undefined],
    [2, 3, "2023-05-15"],
  ]);
});

test("a decision for a day after the last point changes nothing yet", () => {
  expect(chartPhases(months, [from("2024-01-01")])).toHaveLength(1);
});
