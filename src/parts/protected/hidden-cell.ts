import type { Figure } from "../../figures/figure.js";
import { valueOf } from "../../figures/figure.js";
import type { Words } from "../../words/words.js";
import { h, type Content } from "../content.js";
import type { TableCell } from "../table.js";

/**
 * A figure as a table of an audience's site shows it: its number, or the sign of its state with the words that are
 * heard. What is hidden because it is small and what is hidden to protect another look the same.
 */
export function figureCell(
  words: Words,
  figure: Pick<Figure, "state" | "value" | "provisional"> | undefined,
  written: (given: number) => string,
): TableCell {
  if (figure === undefined) return "–";
  const value = valueOf(figure);
  return value === undefined
    ? signOf(words, figure.state)
    : {
        shown: figure.provisional ? `${written(value)} (${words.provisional})` : written(value),
        number: value,
      };
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
