// @vitest-environment jsdom
import { expect, test } from "vitest";
import { timeFrame, type TimeAxis } from "./time-frame.js";

const year = { year: "2025", said: "2025, dato ukjent: Veileder" };
const axis: TimeAxis = {
  from: "2024-01",
  to: "2026-12",
  comparable: null,
  events: [
    { date: "2024-07-01", short: "Ny region" },
    { date: "2026-05-12", short: "Lov vedtatt" },
  ],
  years: [year],
};
const frame = (width: number, said: Partial<TimeAxis> = {}) =>
  timeFrame({ width, document, axis: { ...axis, ...said }, height: 190, top: 10, tick: String, marks: [] });
const texts = (chart: Element) => [...chart.querySelectorAll("text")].map((text) => text.textContent);
const lines = (chart: Element) => chart.querySelectorAll('[stroke="var(--event)"]:not([stroke-dasharray])');
const grounds = (chart: Element) => chart.querySelectorAll('[fill="var(--paper-raised)"]');

test("what is known of a year alone is a pale year with its words, and no line on any day", () => {
  const chart = frame(900);
  expect(grounds(chart)).toHaveLength(1);
  expect(texts(chart)).toContain(year.said);
  expect(lines(chart)).toHaveLength(2);
  expect(grounds(frame(900, { years: [] }))).toHaveLength(0);
  expect(grounds(frame(900, { from: "2026-01" }))).toHaveLength(0);
});

test("where there is no room for names, lines have numbers, and the names stand below", () => {
  const chart = frame(320);
  expect(texts(chart)).toEqual(
    expect.arrayContaining(["1", "2", year.said, "1\u00a0Ny\u00a0region, 2\u00a0Lov\u00a0vedtatt"]),
  );
  expect(texts(frame(900))).toEqual(expect.arrayContaining(["Ny region", "Lov vedtatt"]));
});

test("a small chart leaves the names to the words beside it, and has them where it is drawn large", () => {
  const small = frame(500, { isSmall: true });
  expect(texts(small)).not.toContain("Lov vedtatt");
  expect(lines(small)).toHaveLength(1);
  expect(grounds(small)).toHaveLength(1);
  expect(texts(frame(852, { isSmall: true }))).toContain("Lov vedtatt");
});
