// @vitest-environment jsdom
import { expect, test } from "vitest";
import type { Figure } from "../figures/figure.js";
import { month } from "../figures/made-up-figure.js";
import { barKind } from "./bar-kind.js";
import { countBars, niceTop } from "./count-bars.js";
import { intervalLine } from "./interval-line.js";

const options = {
  width: 600,
  document,
  axis: { from: "2026-01", to: "2026-04", comparable: null, events: [], years: [] },
  tick: String,
};
const bars = (figures: Figure[]) =>
  countBars(figures, { ...options, id: "prøve", height: 200, wholeNumbers: true, label: () => "" });
const height = (bar: Element | undefined) => Number(bar?.getAttribute("height"));
const filled = (chart: Element, fill: string) => [...chart.querySelectorAll(`g[fill="${fill}"] rect`)];

test("a bar is as high as its count: twice the stays, twice the height", () => {
  const chart = bars([month("2026-01-01", { value: 2 }), month("2026-02-01", { value: 4 })]);
  const [two, four] = filled(chart, "var(--place)");
  expect(height(four)).toBeCloseTo(2 * height(two));
  expect(height(two)).toBeGreaterThan(0);
});

test("a month not reported is hatched to the top, and none is a bar of no height", () => {
  const chart = bars([
    month("2026-01-01", { state: "not_reported", months_reported: 0 }),
    month("2026-02-01", { value: 0 }),
    month("2026-03-01", { value: 3 }),
  ]);
  const [missing] = filled(chart, "url(#prøve-skravering)");
  const [none] = filled(chart, "var(--place)");
  expect(height(missing)).toBeGreaterThan(100);
  expect(height(none)).toBe(0);
});

test("an incomplete month is drawn from what is accepted to what is stated", () => {
  const chart = bars([
    month("2026-01-01", { state: "incomplete", low: 1, high: 2 }),
    month("2026-02-01", { value: 2 }),
  ]);
  const [accepted] = filled(chart, "var(--place-pale)");
  const [two] = filled(chart, "var(--place)");
  expect(height(accepted)).toBeCloseTo(height(two) / 2);
});

test("where reports are missing and none is known of, it is hatched, and never looks as none does", () => {
  const unknown = [
    { state: "incomplete", low: 0, high: null },
    { state: "incomplete", low: 0, high: 0 },
    { value: 0, months_expected: 6, months_reported: 5 },
    { value: 0, months_expected: 6, months_reported: 5, provisional: true },
  ];
  for (const said of unknown) {
    const [hatched] = filled(bars([month("2026-01-01", said)]), "url(#prøve-skravering)");
    expect(height(hatched)).toBeGreaterThan(100);
  }
  expect(filled(bars([month("2026-01-01", { value: 0 })]), "url(#prøve-skravering)")).toEqual([]);
});

test("what is known at least stands as a pale bar below the hatching, where nothing says how many there are", () => {
  const chart = bars([
    month("2026-01-01", { state: "incomplete", low: 1, high: null }),
    month("2026-02-01", { value: 4 }),
  ]);
  const [known] = filled(chart, "var(--place-pale)");
  const [four] = filled(chart, "var(--place)");
  const [unknown] = filled(chart, "url(#prøve-skravering)");
  expect(height(known)).toBeCloseTo(height(four) / 4);
  expect(height(unknown)).toBeCloseTo((3 * height(four)) / 4);
});

test("what may still change never looks settled", () => {
  expect(barKind(month("2026-01-01", { value: 2 }))).toBe("full");
  expect(barKind(month("2026-01-01", { value: 2, provisional: true }))).toBe("provisional");
  expect(barKind(month("2026-01-01", { value: 2, months_expected: 2 }))).toBe("partial");
  expect(barKind(month("2026-01-01", { state: "incomplete", low: 1, high: 2 }))).toBe("incomplete");
  expect(barKind(month("2026-01-01", { state: "incomplete", low: 1, high: null }))).toBe("at_least");
  expect(barKind(month("2026-01-01", { state: "not_applicable" }))).toBe("absent");
  expect(barKind(month("2026-01-01", { state: "suppressed" }))).toBe("hidden");
});

test("the axis of small counts goes by ones, and ends no lower than the highest", () => {
  expect(niceTop(1)).toBe(1);
  expect(niceTop(7)).toBe(8);
  expect(niceTop(42)).toBe(50);
  expect(niceTop(0.22)).toBeCloseTo(0.25);
});

const quarter = (start: string, value: number | null) =>
  month(start, { period: "quarter", value, state: value === null ? "not_estimable" : "value" });
const moves = (path: Element | null) => path?.getAttribute("d")?.match(/M/g)?.length;

const line = (values: (number | null)[]) =>
  intervalLine(
    values.map((value, i) => quarter(`2026-${String(3 * i + 1).padStart(2, "0")}-01`, value)),
    { ...options, axis: { ...options.axis, to: "2026-12" }, height: 200, label: () => "" },
  ).querySelector('g[stroke="var(--place)"] > path');

test("no line is drawn across a quarter without a rate", () => {
  expect(moves(line([1, 2, 3, 4]))).toBe(1);
  expect(moves(line([1, 2, null, 4]))).toBe(2);
});

test("a picture is hidden from screen readers, which have the table", () => {
  const chart = bars([month("2026-01-01", { value: 2 })]);
  expect(chart.getAttribute("aria-hidden")).toBe("true");
  expect(chart.querySelectorAll("[aria-label]")).toHaveLength(0);
});

const signs = (chart: Element) =>
  [...chart.querySelectorAll("text")].filter((one) => one.textContent === ":");

test("a hidden count is marked by the same sign whatever it is, and no bar or axis tells how high it was", () => {
  const shown = [month("2026-01-01", { value: 2 }), month("2026-03-01", { value: 0 })];
  const hidden = (value: number | null) =>
    bars([...shown, month("2026-02-01", { state: "suppressed", value })]).outerHTML;
  expect(hidden(null)).toBe(hidden(40));
  expect(signs(bars([...shown, month("2026-02-01", { state: "suppressed" })]))).toHaveLength(1);
  expect(signs(bars(shown))).toEqual([]);
});
