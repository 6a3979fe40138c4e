import type { Site } from "../figures/site.js";
import type { Words } from "../words/words.js";

/** The lines above a downloaded table: the mark, what it is and of whom, the definitions, the source. */
export function linesAbove(
  site: Pick<Site, "made_up" | "indicators">,
  words: Words,
  said: { what: string[]; indicators: string[]; source: string },
): string[] {
  return [
    ...(site.made_up ? [words.madeUp.toUpperCase()] : []),
    said.what.filter((one) => one !== "").join(" "),
    ...site.indicators
      .filter(({ indicator_id }) => said.indicators.includes(indicator_id))
      .map(({ name_nb, definition_nb }) => `${name_nb}: ${definition_nb}`),
    said.source,
  ];
}
