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

/** The lines above a downloaded table: what it is and of whom, the definitions, the source. */
export function linesAbove(
  { site }: UnitsView,
  words: Words,
  caption: string,
  indicators: string[],
  source: string,
): string[] {
  return [
    ...(site.made_up ? [words.madeUp.toUpperCase()] : []),
    `${caption}. ${whoOf(site, words)}`.trim(),
    ...site.indicators
      .filter(({ indicator_id }) => indicators.includes(indicator_id))
      .map(({ name_nb, definition_nb }) => `${name_nb}: ${definition_nb}`),
    source,
  ];
}
