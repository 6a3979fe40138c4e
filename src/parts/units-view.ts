import type { Site } from "../figures/site.js";
import type { Units } from "../figures/units.js";
import type { Words } from "../words/words.js";

/** What the page of units has to tell with. */
export interface UnitsView {
  site: Site;
  units: Units;
  root: string;
}

/** Whom the figures of the page are about. */
export const whoOf = (site: Site, words: Words) =>
  site.by_report ? (words.populations["adults"] ?? "") : "";
