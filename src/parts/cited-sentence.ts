import type { Figure } from "../figures/figure.js";
import { shown, type View } from "./view.js";

/** A figure in the words that it is cited by: the place, what is found, the number with its limits and period, and whom it is about. */
export function citedSentence(
  view: View,
  title: string,
  figure: Figure | undefined,
  indicators: string[],
): string {
  const found = `${view.data.place.name}: ${title}.`;
  if (figure === undefined || !indicators.includes(figure.indicator_id)) return sentences(found, view.who);
  const { said, number } = numberSaid(view, figure);
  return title.includes(number)
    ? sentences(`${view.data.place.name}: ${said}`, view.who)
    : sentences(found, said, view.who);
}

function sentences(...said: string[]): string {
  return said
    .filter((one) => one !== "")
    .map((one) => (one.endsWith(".") ? one : `${one}.`))
    .join(" ");
}

/** A figure's sentence, and the number in it as it is written. */
function numberSaid({ words, site, what }: View, figure: Figure): { said: string; number: string } {
  const period = words.period(figure.period, figure.period_start);
  if (figure.indicator_id === what.indicator) {
    const said = words.capital(words.countSaid(figure, what));
    return { said: words.files.countSaid(said, period), number: said };
  }
  const { write, limits } = figureWriter(words, figure.indicator_id);
  const cell = shown(words, figure, write);
  const name = site.indicators.find(({ indicator_id }) => indicator_id === figure.indicator_id)?.name_nb;
  const number = typeof cell === "string" ? cell : cell.shown;
  const interval =
    figure.state === "value" && figure.lower !== null && figure.upper !== null
      ? limits(figure.lower, figure.upper)
      : undefined;
  return {
    said: words.files.numberSaid({ name: name ?? figure.indicator_id, shown: number, interval, period }),
    number,
  };
}

interface Writer {
  write: (given: number) => string;
  limits: (lower: number, upper: number) => string;
}

/** How an indicator's number and its limits are written. */
export function figureWriter(words: View["words"], indicator: string): Writer {
  if (indicator.includes("share")) return { write: words.percentInText, limits: words.percentRange };
  if (indicator.endsWith("rate")) return { write: words.rate, limits: words.rateRange };
  const isHours = indicator.startsWith("length") || indicator === "cell_hours";
  return {
    write: isHours ? words.hours : words.number,
    limits: (lower, upper) => words.range(words.number(lower, 1), words.number(upper, 1)),
  };
}
