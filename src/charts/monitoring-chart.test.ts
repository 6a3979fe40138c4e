// @vitest-environment jsdom
import { expect, test } from "vitest";
import { monitoringChart, type WatchedPoint } from "./monitoring-chart.js";

const month = (at: string, said: Partial<WatchedPoint> = {}): WatchedPoint => ({
  at,
  state: "value",
  provisional: false,
  phase: 1,
  value: 1,
  centre: 1,
  lower: 0.5,
  upper: 2,
  outside: null,
  label: "",
  ...said,
});
const unknown = { state: "not_reported", value: null, centre: null, lower: null, upper: null };
const drawn = (points: WatchedPoint[], period = "month") =>
  monitoringChart(points, {
    id: "prøve",
    period,
    width: 600,
    height: 200,
    document,
    axis: { from: "2026-01", to: "2026-06", comparable: null, events: [], years: [] },
    tick: String,
  });
const lines = (chart: Element, stroke: string) =>
  [...chart.querySelectorAll(`g[stroke="${stroke}"][fill="none"] path`)].map(
    (path) => path.getAttribute("d") ?? "",
  );
const moves = (line: string | undefined) => line?.match(/M/g)?.length;
const limits = (chart: Element) => lines(chart, "var(--compared)");
const dots = (chart: Element) => [...chart.querySelectorAll("g:not(.points) > circle")];
const diamonds = (chart: Element) =>
  [...chart.querySelectorAll('[fill="var(--alert)"], [stroke="var(--alert)"]')].filter(
    ({ tagName }) => tagName === "path",
  );

test("a point outside the limits has another shape, not only another colour", () => {
  const chart = drawn([month("2026-01-01"), month("2026-02-01", { value: 3, outside: "higher" })]);
  expect(dots(chart)).toHaveLength(1);
  expect(diamonds(chart)).toHaveLength(1);
});

test("what is provisional is hollow, outside the limits too", () => {
  const chart = drawn([
    month("2026-01-01", { provisional: true }),
    month("2026-02-01", { provisional: true, value: 3, outside: "higher" }),
  ]);
  expect(dots(chart)[0]?.getAttribute("fill")).toBe("var(--paper)");
  expect(diamonds(chart)[0]?.getAttribute("fill")).toBe("var(--paper)");
});

test("no line goes across a month that is not known: it is hatched", () => {
  const [line] = lines(
    drawn([month("2026-01-01"), month("2026-02-01"), month("2026-03-01")]),
    "var(--place-pale)",
  );
  expect(moves(line)).toBe(1);
  const gap = drawn([
    month("2026-01-01"),
    month("2026-02-01"),
    month("2026-03-01", unknown),
    month("2026-04-01"),
    month("2026-05-01"),
  ]);
  expect(moves(lines(gap, "var(--place-pale)")[0])).toBe(2);
  expect(limits(gap).map(moves)).toEqual([2, 2, 2]);
  expect(gap.querySelectorAll('g[fill="url(#prøve-skravering)"] rect')).toHaveLength(1);
});

test("limits are steps: a month with more prison days has a nearer limit from its first day to its last", () => {
  const [upper] = limits(drawn([month("2026-01-01", { upper: 2 }), month("2026-02-01", { upper: 1.5 })]));
  const heights = upper
    ?.split(/[ML]/)
    .slice(1)
    .map((at) => at.split(",")[1]);
  expect(heights).toHaveLength(4);
  expect(heights?.[0]).toBe(heights?.[1]);
  expect(heights?.[2]).toBe(heights?.[3]);
  expect(heights?.[1]).not.toBe(heights?.[2]);
});

test("each phase has lines of its own", () => {
  const chart = drawn([
    month("2026-01-01"),
    month("2026-02-01", { phase: 2 }),
    month("2026-03-01", { phase: 2 }),
  ]);
  expect(limits(chart)).toHaveLength(6);
});

test("a lower limit at zero is not drawn, and without limits there are none", () => {
  expect(limits(drawn([month("2026-01-01", { lower: 0 })]))).toHaveLength(2);
  expect(limits(drawn([month("2026-01-01", { ...unknown, state: "value", value: 1 })]))).toHaveLength(0);
});

test("times between stays stand on their days, and their limits go on past one that is not known", () => {
  const chart = drawn([month("2026-01-05"), month("2026-02-07", unknown), month("2026-04-20")], "stay");
  expect(dots(chart)).toHaveLength(2);
  expect(limits(chart).map(moves)).toEqual([1, 1, 1]);
  expect(chart.querySelectorAll('g[fill="url(#prøve-skravering)"] rect')).toHaveLength(0);
});

test("months of none at all are points on the axis", () => {
  const chart = drawn([month("2026-01-01", { value: 0, centre: 0, lower: 0, upper: 0 })]);
  expect(dots(chart)).toHaveLength(1);
  expect(chart.outerHTML).not.toContain("NaN");
  expect(chart.getAttribute("aria-hidden")).toBe("true");
});
