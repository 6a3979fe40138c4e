import { nearestChoice, quarterOf, writeChoice, type Choice } from "../figures/choice.js";
import type { Figure } from "../figures/figure.js";
import { h, type Content } from "./content.js";
import type { View } from "./view.js";

/** Where on the page what is asked for stands: the section of the period, or the page's own content. */
type Where = "periode" | "observablehq-main";

/** A link to the page as another choice shows it. */
export function choiceLink(view: View, change: Partial<Choice>, where: Where, content: Content): Content {
  const query = writeChoice(nearestChoice({ ...view.choice, ...change }, view.choices), view.choices);
  return h("a", { href: `${view.page}${query === "" ? "?" : query}#${where}` }, content);
}

/** The name of a month or quarter, as a link to what it holds. */
export function periodLink(
  view: View,
  { period, period_start }: Pick<Figure, "period" | "period_start">,
): Content {
  const name = view.words.capital(view.words.period(period, period_start));
  if (period === "month")
    return choiceLink(view, { month: period_start.slice(0, 7), quarter: "" }, "periode", name);
  if (period === "quarter")
    return choiceLink(view, { quarter: quarterOf(period_start), month: "" }, "periode", name);
  return name;
}
