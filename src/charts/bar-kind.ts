import { isPartial, type Figure } from "../figures/figure.js";

/** How a count is drawn: what it is decides, and a number that may still change never looks settled. */
export type BarKind = "full" | "partial" | "provisional" | "incomplete" | "missing" | "hidden" | "absent";

export function barKind(figure: Figure): BarKind {
  if (figure.state === "not_reported") return "missing";
  if (figure.state === "incomplete") return "incomplete";
  if (figure.state === "suppressed") return "hidden";
  if (figure.state !== "value" || figure.value === null) return "absent";
  if (figure.provisional) return "provisional";
  return isPartial(figure) ? "partial" : "full";
}
