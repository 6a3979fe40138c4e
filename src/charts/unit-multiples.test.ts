// @vitest-environment jsdom
import { expect, test } from "vitest";
import type { Figure } from "../figures/figure.js";
import { month } from "../figures/made-up-figure.js";
import { unitMultiples, type UnitPicture } from "./unit-multiples.js";

const quarter = (period_start: string, said: Partial<Figure>) => ({
  ...month(period_start, { period: "quarter", months_expected: 3, months_reported: 3, ...said }),
  label: `${period_start}: ${said.value}`,
});
const periods = ["2026-01-01", "2026-04-01"];
const picture = (name: string, ...figures: UnitPicture["figures"]): UnitPicture => ({
  name,
  href: "./x.html",
  figures,
});
const drawn = (said: { top?: number }, ...units: UnitPicture[]) =>
  unitMultiples([{ name: "Region øst", units }], {
    id: "prøve",
    width: 600,
    document,
    periods,
    top: 10,
    tick: String,
    events: [],
    years: [],
    ...said,
  });
const path = (chart: Element, fill: string) =>
  chart.querySelector(`path[fill="${fill}"]`)?.getAttribute("d") ?? "";
/** Where the drawing of a path begins, and where the line is that counts stand on. */
const top = (d: string) => Number(/^M[-\d.]+,([\d.]+)/.exec(d)?.[1]);
const foot = (chart: Element) =>
  Number(chart.querySelector('line[stroke="var(--line-strong)"]')?.getAttribute("y1"));
/** The heights of a path's boxes: each is drawn down from its top. */
const heights = (d: string) => [...d.matchAll(/v(-?[\d.]+)/g)].map(([, tall]) => Math.abs(Number(tall)));

test("all units share one scale: twice the stays, twice the height, in whichever unit", () => {
  const chart = drawn(
    {},
    picture("Ila", quarter("2026-01-01", { value: 4 })),
    picture("Oslo", quarter("2026-01-01", { value: 8 })),
  );
  const [four = 0, eight = 0] = [...chart.querySelectorAll('path[fill="var(--place)"]')].flatMap((bar) =>
    heights(bar.getAttribute("d") ?? ""),
  );
  expect(eight).toBeCloseTo(2 * four, 1);
});

test("a quarter without stays is a stroke below the line, and one that nobody reported is hatched to the top", () => {
  const chart = drawn(
    {},
    picture(
      "Ila",
      quarter("2026-01-01", { value: 0 }),
      quarter("2026-04-01", { state: "not_reported", months_reported: 0 }),
    ),
  );
  const [missing = 0] = heights(path(chart, "url(#prøve-skravering)"));
  expect(top(path(chart, "var(--line-strong)"))).toBeGreaterThan(foot(chart));
  expect(path(chart, "var(--place)")).toBe("");
  expect(missing).toBeGreaterThan(40);
});

test("one stay stands on the line and is seen, however high the scale goes", () => {
  const [one = 0] = heights(
    path(drawn({ top: 200 }, picture("Ila", quarter("2026-01-01", { value: 1 }))), "var(--place)"),
  );
  expect(one).toBeGreaterThan(2);
});

test("where reports are missing and no stay is known of, it is hatched and no stroke says none", () => {
  const chart = drawn(
    {},
    picture("Åna", quarter("2026-01-01", { state: "incomplete", low: 0, months_reported: 2 })),
  );
  const [unknown = 0] = heights(path(chart, "url(#prøve-skravering)"));
  expect(unknown).toBeGreaterThan(40);
  expect(path(chart, "var(--line-strong)")).toBe("");
});

test("a quarter in which the unit had no cell is left blank", () => {
  const chart = drawn({}, picture("Ila", quarter("2026-01-01", { state: "not_applicable" })));
  expect(chart.querySelectorAll("path")).toHaveLength(0);
});

test("a long name has two lines, and what tells the units of a prison apart is not cut", () => {
  const chart = drawn(
    {},
    picture("Kriminalomsorgen Innlandet, Hamar"),
    picture("Kriminalomsorgen Innlandet, Kongsvinger"),
  );
  const names = [...chart.querySelectorAll("a")].map((link) =>
    [...link.querySelectorAll("text")].map((line) => line.textContent),
  );
  expect(names[0]).toEqual(["Kriminalomsorgen", "Innlandet, Hamar"]);
  expect(names[1]?.at(-1)).toMatch(/Kongsvinger$/);
});

test("the links of a picture are not in the way of the keyboard, which has them in the table", () => {
  const chart = drawn({}, picture("Ila"));
  expect(chart.getAttribute("aria-hidden")).toBe("true");
  expect(chart.querySelector("a")?.getAttribute("tabindex")).toBe("-1");
});

test("every bar can be read by the keyboard, one row of units after another", () => {
  const chart = drawn(
    {},
    picture("Ila", quarter("2026-01-01", { value: 4 }), quarter("2026-04-01", { value: 1 })),
    picture("Oslo", quarter("2026-01-01", { value: 8 })),
  );
  const labels = [...chart.querySelectorAll(".points > circle")].map((one) => one.getAttribute("data-label"));
  expect(labels).toEqual(["2026-01-01: 4", "2026-04-01: 1", "2026-01-01: 8"]);
});
