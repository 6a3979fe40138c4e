import { isFromTo, lacksReports, valueOf, type Figure } from "../../figures/figure.js";
import type { Words } from "../../words/words.js";
import { h, type Content } from "../content.js";
import type { TableCell } from "../table.js";
import { shown } from "../view.js";

/**
 * A figure as a table of an audience's site shows it: its number, and whether reports are missing from it, or the sign of
 * its state with the words that are heard. What is hidden because it is small and what is hidden to protect another look
 * the same.
 */
export function figureCell(
  words: Words,
  figure: Figure | undefined,
  written: (given: number) => string,
): TableCell {
  if (figure !== undefined && isNothingKnown(figure)) return signOf(words, figure.state);
  return shown(words, figure, written);
}

/** Neither its number nor what it lies between: a sign stands for it. */
export const isNothingKnown = (figure: Figure) => valueOf(figure) === undefined && !isFromTo(figure);

/** What the signs and marks of some figures mean, where they have any. */
export function signNotes(words: Words, figures: readonly Figure[]): string[] {
  return [
    words.audience.signsMean(figures.map(({ state }) => state)),
    figures.some(lacksReports) ? words.audience.incompleteMeans : "",
  ].filter((one) => one !== "");
}

/** The sign of what is no number: seen as a sign, heard and copied as words. */
function signOf(words: Words, state: string): Content {
  return h(
    "span",
    { class: `state state-${state}` },
    h("span", { "aria-hidden": "true" }, words.audience.sign(state)),
    h("span", { class: "heard" }, ` ${words.stateOf(state)}`),
  );
}
