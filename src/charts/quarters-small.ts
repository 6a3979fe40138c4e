import { svgElement } from "./svg-element.js";

/**
 * One quarter of a small chart: a count, `missing` where reports are missing and none is known of, `absent` where there
 * was nothing to report.
 */
export type SmallBar = { value: number; partial: boolean } | "missing" | "absent";

const barWidth = 5;
const height = 28;

/** Quarters as small bars on a scale that the rows of a table share; a short stroke where the count is missing. */
export function quartersSmall(bars: SmallBar[], highest: number, document: Document): Element {
  const picture = svgElement(document, "svg", {
    class: "small-chart",
    viewBox: `0 0 ${bars.length * barWidth} ${height + 1}`,
    width: String(bars.length * barWidth),
    height: String(height + 1),
    "aria-hidden": "true",
  });
  bars.forEach((bar, i) => {
    if (bar === "absent") return;
    const tall = bar === "missing" ? 0 : (height * bar.value) / Math.max(1, highest);
    picture.append(
      bar === "missing"
        ? svgElement(document, "line", {
            x1: String(i * barWidth + 0.5),
            x2: String((i + 1) * barWidth - 0.5),
            y1: String(height - 3),
            y2: String(height),
            stroke: "var(--hatch)",
          })
        : svgElement(document, "rect", {
            x: String(i * barWidth),
            y: String(height - tall),
            width: String(barWidth - 1),
            height: String(tall),
            fill: bar.partial ? "var(--place-pale)" : "var(--place)",
          }),
    );
  });
  picture.append(
    svgElement(document, "line", {
      x1: "0",
      x2: String(bars.length * barWidth),
      y1: String(height + 0.5),
      y2: String(height + 0.5),
      stroke: "var(--line-strong)",
    }),
  );
  return picture;
}
