// @vitest-environment jsdom
import { expect, test } from "vitest";
import { classBars, type ClassBar } from "./class-bars.js";

const bar = (count: number, open = 0): ClassBar => ({ count, open, label: "" });
const drawn = (bars: ClassBar[], marks = [{ at: 1, name: "24 timer", isStrong: true }]) =>
  classBars(bars, { width: 600, document, height: 200, tick: String, ticks: [], marks });
const rects = (chart: Element, selector: string) => [...chart.querySelectorAll(`${selector} rect`)];
const height = (rect: Element | undefined) => Number(rect?.getAttribute("height"));
const top = (rect: Element | undefined) => Number(rect?.getAttribute("y"));

test("an open stay stands hollow above those that are over, as high as they", () => {
  const chart = drawn([bar(1, 1), bar(2)]);
  const [one, two] = rects(chart, 'g[fill="var(--place)"]');
  const [open] = rects(chart, 'g[stroke="var(--place)"]');
  expect(height(two)).toBeCloseTo(2 * height(one));
  expect(height(open)).toBeCloseTo(height(one));
  expect(top(open) + height(open)).toBeCloseTo(top(one));
  expect(chart.querySelector('g[stroke="var(--place)"]')?.getAttribute("fill")).toBe("var(--paper)");
});

test("a threshold is a named line between two classes", () => {
  const chart = drawn([bar(1), bar(2)]);
  const line = [...chart.querySelectorAll("line")].find((one) => one.closest('g[stroke-width="1.5"]'));
  const [, second] = rects(chart, 'g[fill="var(--place)"]');
  expect(Math.abs(Number(line?.getAttribute("x1")) - Number(second?.getAttribute("x")))).toBeLessThan(2);
  expect(chart.textContent).toContain("24 timer");
});

test("the picture is hidden from screen readers, which have the table", () => {
  expect(drawn([bar(1)]).getAttribute("aria-hidden")).toBe("true");
});
