import type { Content } from "./content.js";
import { funnelFigures } from "./funnel-figure.js";
import { multiplesFigure } from "./multiples-figure.js";
import type { UnitsView } from "./units-view.js";

/** What the page of units is made of, by the names that the page calls its parts. */
export const unitsParts: Record<string, (view: UnitsView) => Content> = {
  multiples: multiplesFigure,
  funnel: funnelFigures,
};
