import * as Plot from "@observablehq/plot";

type Place<Point> = string | ((point: Point) => number | Date);

/** How the points of a chart lie: along the axis, along it in several series, or in rows and columns. */
type Order = "line" | "series" | "grid";

/**
 * What is told of each point of a chart: it follows the pointer, and stands in the picture where the keyboard finds
 * it. A point without a number is told of too.
 */
export function points<Point extends { label: string }>(
  told: Point[],
  place: { x: Place<Point>; y: Place<Point>; dx?: number; order: Order },
): Plot.Markish[] {
  const { x, y, dx = 0, order } = place;
  const pointer = order === "line" ? Plot.pointerX : Plot.pointer;
  return [
    Plot.tip(told, pointer({ x, y, dx, title: "label", fill: "var(--paper)", stroke: "var(--line-strong)" })),
    Plot.dot(told, {
      x,
      y,
      dx,
      r: 7,
      fill: "none",
      stroke: "none",
      render: (index, scales, values, dimensions, context, next) => {
        const group = next?.(index, scales, values, dimensions, context) ?? null;
        group?.setAttribute("class", `points points-${order}`);
        [...(group?.children ?? [])].forEach((circle, i) =>
          circle.setAttribute("data-label", told[index[i] ?? -1]?.label ?? ""),
        );
        return group;
      },
    }),
  ];
}
