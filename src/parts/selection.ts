import { isWhole } from "../figures/choice.js";
import { choiceLink } from "./choice-link.js";
import { h, type Content } from "./content.js";
import { trendsShown } from "./verdict.js";
import type { View } from "./view.js";

/** What the page shows, in a line of words, and what of the page it does not reach. */
export function selection(view: View): Content {
  const { words, choice, choices, site, axis } = view;
  const label = words.selection;
  const measure = site.measures.find(({ measure_id }) => measure_id === choice.measure_id)?.name_nb ?? "";
  const notes = [
    ...(choice.reason === "all" ? [] : [label.reason, label.notPartedByReason]),
    ...(choice.security === "all" ? [] : [label.security, label.notPartedByLevel]),
    ...(choice.from === "" && choice.to === "" ? [] : [label.time]),
  ];
  return [
    h(
      "p",
      { class: "selection", role: "status" },
      label.shows({
        measure,
        who: view.who,
        from: axis.from,
        to: axis.to,
        organisation: choices.organisations.length < 2 ? "" : words.organisation(choice.organisation),
      }),
      " ",
      isUsual(view) ? [] : choiceLink(view, everything, "observablehq-main", words.filters.reset),
    ),
    ...notes.map((note) => h("p", { class: "note" }, note)),
  ];
}

/** Where the answer would stand: that there is none for what is chosen, or that it is not of the time chosen. */
export function beyondSelection(view: View): Content {
  const { words, choice, site } = view;
  const isAnswered = trendsShown(view).length > 0;
  const ofMeasure = site.trends.some(({ measure_id }) => measure_id === choice.measure_id);
  if (!isAnswered && ofMeasure)
    return h(
      "p",
      { class: "note" },
      words.selection.noVerdict,
      " ",
      choiceLink(
        view,
        { population: "adults", reason: "all", security: "all" },
        "observablehq-main",
        words.selection.showWhole,
      ),
    );
  if (isAnswered && (choice.from !== "" || choice.to !== ""))
    return h("p", { class: "note" }, words.selection.wholeTime);
  return [];
}

/** What a page shows before anything is chosen; the unit and the period looked into stay. */
const everything = {
  measure_id: "",
  population: "",
  reason: "",
  security: "",
  from: "",
  to: "",
  organisation: "",
};

function isUsual({ choice, choices }: View): boolean {
  const [first] = choices.shown;
  return (
    first !== undefined &&
    choice.measure_id === first.measure_id &&
    choice.population === first.population &&
    isWhole(choice) &&
    choice.from === "" &&
    choice.to === "" &&
    choice.organisation === (choices.organisations[0] ?? choice.organisation)
  );
}
