import { parseHTML } from "linkedom";
import { expect, test } from "vitest";
import { pictureOf } from "./report-pictures.ts";

test("words with a pale edge get a pale ground beneath, which every program draws alike", () => {
  const { document } = parseHTML(
    '<svg width="60" height="20"><g paint-order="stroke" text-anchor="end" stroke="var(--paper)" stroke-width="4" fill="var(--muted)">' +
      '<text transform="translate(50,3)" y="0.71em">Lov</text></g></svg>',
  );
  const svg = document.querySelector("svg");
  if (svg === null) throw new Error("no drawing");
  const drawn = parseHTML(pictureOf(svg).svg).document;
  expect([...drawn.querySelectorAll("g > *")].map(({ tagName }) => tagName.toLowerCase())).toEqual([
    "rect",
    "text",
  ]);
  const of = (element: string, names: string[]) =>
    names.map((name) => drawn.querySelector(element)?.getAttribute(name) ?? null);
  expect(of("rect", ["transform", "fill"])).toEqual(["translate(50,3)", "#ffffff"]);
  const [x, width] = of("rect", ["x", "width"]).map(Number);
  expect(width).toBeGreaterThan(12);
  expect(x).toBe(-(width ?? 0));
  expect(of("g", ["fill", "stroke", "paint-order"])).toEqual(["#565d66", null, null]);
});
