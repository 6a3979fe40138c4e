import { svgElement } from "./svg-element.js";

/** Thin slanted lines, to be filled with by their id. */
export function hatchPattern(document: Document, id: string, color: string): SVGElement {
  return svgElement(
    document,
    "defs",
    {},
    svgElement(
      document,
      "pattern",
      { id, width: 6, height: 6, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
      svgElement(document, "rect", { width: 1.5, height: 6, fill: color }),
    ),
  );
}
