import { number } from "./nb-basics.js";

/** How the keyboard reads a chart. */
export const nbReading = {
  kind: "diagram",
  hint: (points: number) =>
    points === 1
      ? "Ett punkt. Les det med piltastene; Escape går ut."
      : `${number(points)} punkter. Les dem med piltastene, Home og End; Escape går ut.`,
};
