// @vitest-environment jsdom
import { expect, test } from "vitest";
import { lengthCurve, type CurveStep } from "./length-curve.js";

const step = (hours: number, share: number, said: Partial<CurveStep> = {}): CurveStep => ({
  hours,
  share,
  lower: share / 2,
  upper: (1 + share) / 2,
  label: "",
  ...said,
});
const drawn = (steps: CurveStep[], marks = [{ hours: 24, isInForce: false }], width = 600) =>
  lengthCurve(steps, {
    width,
    height: 200,
    document,
    marks,
    name: (hours, isNarrow) => `${hours} ${isNarrow ? "t" : "timer"}`,
    tick: String,
  });
const texts = (chart: Element) => [...chart.querySelectorAll("text")].map(({ textContent }) => textContent);
const curve = (chart: Element) =>
  chart.querySelector('g[stroke="var(--place)"] path, path[stroke="var(--place)"]')?.getAttribute("d") ?? "";

const across = (path: Element | null | undefined) =>
  Math.max(...[...(path?.getAttribute("d") ?? "").matchAll(/([\d.]+),/g)].map(([, x]) => Number(x)));

test("the curve falls in steps from all stays at no hours", () => {
  const points = curve(drawn([step(20, 0.5), step(60, 0)])).match(/[-\d.]+,[-\d.]+|[HV][-\d.]+/g);
  // Along, down, along, down.
  expect(points?.length).toBeGreaterThanOrEqual(5);
  const [, from] = points?.[0]?.split(",").map(Number) ?? [];
  expect(from).toBeCloseTo(20);
});

test("the band reaches to the step whose limits are not known", () => {
  const chart = drawn([step(20, 0.5), step(60, 0, { lower: null, upper: null })]);
  expect(across(chart.querySelector('g[fill="var(--place-band)"] path'))).toBe(584);
  expect(chart.outerHTML).not.toContain("NaN");
});

test("a length beyond the curve is not marked, and one of no hours neither", () => {
  const chart = drawn(
    [step(20, 0.5), step(60, 0)],
    [0, 24, 72].map((hours) => ({ hours, isInForce: true })),
  );
  expect(texts(chart)).toContain("24 timer");
  expect(texts(chart)).not.toContain("72 timer");
  expect(texts(chart)).not.toContain("0 timer");
});

test("on a narrow screen the names are short", () => {
  expect(texts(drawn([step(20, 0.5), step(60, 0)], undefined, 320))).toContain("24 t");
});

test("a picture is hidden from screen readers, which have the table", () => {
  const chart = drawn([step(20, 0.5)]);
  expect(chart.getAttribute("aria-hidden")).toBe("true");
  expect(chart.querySelectorAll("[aria-label]")).toHaveLength(0);
});
