import { isPartial, type Figure } from "../figures/figure.js";

/** How a count is drawn: what it is decides, and a number that may still change never looks settled. */
export type BarKind = (typeof barKinds)[number] | "absent";

/** All that a bar can be, in the order that a legend has them in. */
export const barKinds = [
  "full",
  "partial",
  "provisional",
  "incomplete",
  "at_least",
  "missing",
  "hidden",
] as const;

export function barKind(figure: Figure): BarKind {
  if (figure.state === "not_reported") return "missing";
  if (figure.state === "incomplete")
    return (figure.high ?? 0) > (figure.low ?? 0) ? "incomplete" : "at_least";
  if (figure.state === "suppressed") return "hidden";
  if (figure.state !== "value" || figure.value === null) return "absent";
  // A bar of no height would look as none does where every report has come.
  if (figure.value === 0 && isPartial(figure)) return "at_least";
  if (figure.provisional) return "provisional";
  return isPartial(figure) ? "partial" : "full";
}
