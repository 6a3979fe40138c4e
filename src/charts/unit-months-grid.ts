import * as Plot from "@observablehq/plot";
import { hatching } from "./count-bars.js";
import { points } from "./points.js";
import { nameLetterWidth, shortNames } from "./short-names.js";
import { monthEnd, monthStart, silent } from "./time-frame.js";

/** What the grid shows of one unit's month. */
export interface GridCell {
  unit: string;
  month: string;
  state: "delivered" | "nil" | "incomplete" | "not_reported" | "not_due";
  label: string;
}

const rowHeight = 16;
const fills: Record<Exclude<GridCell["state"], "not_reported" | "not_due">, string> = {
  delivered: "var(--place-pale)",
  nil: "var(--place-band)",
  incomplete: "var(--alert)",
};

/** The grid of units and months, units in the order given; a blank where the unit had nothing to report. */
export function unitMonthsGrid(
  cells: GridCell[],
  options: { id: string; units: string[]; from: string; to: string; width: number; document: Document },
): Element {
  const { width, document, units } = options;
  const longest = Math.max(0, ...units.map((unit) => unit.length));
  const marginLeft = Math.min(Math.max(90, longest * nameLetterWidth + 10), width * 0.4);
  const short = shortNames(units, Math.floor((marginLeft - 16) / nameLetterWidth));
  const hatch = `${options.id}-skravering`;
  const placed = cells.map((cell) => ({ ...cell, from: monthStart(cell.month), to: monthEnd(cell.month) }));
  const span = { x1: "from", x2: "to", y: "unit", inset: 0.5 };
  const years = new Set(placed.map(({ month }) => month.slice(0, 4)));
  const plot = Plot.plot({
    document,
    width,
    height: units.length * rowHeight + 44,
    className: "plot",
    marginLeft,
    marginRight: 4,
    marginTop: 20,
    marginBottom: 20,
    x: { type: "utc", domain: [monthStart(options.from), monthEnd(options.to)] },
    y: { type: "band", domain: units, label: null, padding: 0 },
    marks: [
      hatching(hatch, "var(--third)"),
      Plot.axisY({
        label: null,
        tickSize: 0,
        fill: "currentColor",
        tickFormat: (unit: string) => short.get(unit) ?? unit,
      }),
      ...(["top", "bottom"] as const).map((anchor) =>
        Plot.axisX(
          [...years]
            .sort()
            .map((year) => monthStart(`${year}-01`))
            .filter((at) => at >= monthStart(options.from)),
          {
            anchor,
            label: null,
            tickSize: 3,
            fill: "var(--muted)",
            tickFormat: (at: Date) => String(at.getUTCFullYear()),
            textAnchor: "start",
          },
        ),
      ),
      Plot.barX(
        placed.filter(({ state }) => state === "not_reported"),
        { ...span, fill: `url(#${hatch})`, stroke: "var(--hatch)", strokeWidth: 0.75 },
      ),
      ...Object.entries(fills).map(([state, fill]) =>
        Plot.barX(
          placed.filter((cell) => cell.state === state),
          // An incomplete month is lower too: its colour alone would not tell it apart.
          { ...span, ...(state === "incomplete" && { insetTop: 4.5, insetBottom: 4.5 }), fill },
        ),
      ),
      ...points(
        placed.filter(({ state }) => state !== "not_due"),
        {
          x: (d: { from: Date; to: Date }) => new Date((d.from.getTime() + d.to.getTime()) / 2),
          y: "unit",
          order: "grid",
        },
      ),
    ],
  });
  return silent(plot);
}
