import type { Page } from "playwright-core";

/** A chart on a page, as its points tell of it and as its table does. */
export interface ToldFigure {
  id: string;
  /** What is told of each point, and the number at the height where it is drawn. */
  points: { label: string; drawn: number }[];
  /** The cells of the table that stands beside it, row by row. */
  rows: string[][];
}

/** The charts of a page that tell of their points, in their order. */
export function toldFigures(page: Page): Promise<ToldFigure[]> {
  return page.locator("figure:has(.points)").evaluateAll((figures) =>
    figures.map((figure) => {
      const picture = figure.querySelector(".plot");
      const scale: unknown = picture && "scale" in picture ? picture.scale : undefined;
      const height = typeof scale === "function" ? scale("y") : undefined;
      return {
        id: figure.id,
        points: [...figure.querySelectorAll(".points > circle")].map((circle) => ({
          label: circle.getAttribute("data-label") ?? "",
          drawn: Number(height?.invert?.(Number(circle.getAttribute("cy")))),
        })),
        rows: [...(figure.querySelector("details.table tbody")?.children ?? [])].map((row) =>
          [...row.children].map((cell) => cell.textContent ?? ""),
        ),
      };
    }),
  );
}

/**
 * The cell of a row that a point tells: its words begin with the row's name, or, along a curve, hold it, and go on
 * with the cell.
 */
export function cellTold(label: string, [name = "", ...cells]: string[]): string | undefined {
  const isNamed = label.startsWith(`${name}: `);
  const isStep = label.includes("varte lenger enn");
  if (!isNamed && !isStep) return undefined;
  // The column's head says that its numbers are hours.
  const said = plain(isNamed ? label.slice(name.length + 2) : label).replace(/^([\d ,–]+) timer/, "$1");
  // A number is told where it ends there: not as the beginning of a longer one, nor of a percentage.
  return cells.find((cell) => cell !== "" && new RegExp(`^${literal(cell)}(?=$| (?!%)|,(?!\\d))`).test(said));
}

const plain = (text: string) => text.replaceAll("\u00a0", " ");
const literal = (text: string) => plain(text).replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** The first number of a text, as Norwegian writes it, and the half of its last decimal. */
export function numberIn(text: string): { number: number; half: number } | undefined {
  const written = /^[\d\u00a0]+(?:,(\d+))?/.exec(text);
  if (written === null) return undefined;
  return {
    number: Number(written[0].replaceAll("\u00a0", "").replace(",", ".")),
    half: 0.5 * 10 ** -(written[1]?.length ?? 0),
  };
}
