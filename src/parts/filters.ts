import { nearestChoice, readChoice, writeChoice, type Choice, type Choices } from "../figures/choice.js";
import type { Site } from "../figures/site.js";
import { wordsOf } from "../words/words.js";

/** A form whose value is the choice; what is chosen stands in the page's address. */
export function filters(site: Site, choices: Choices): HTMLFormElement & { value: Choice } {
  const words = wordsOf(site.language);
  const form = Object.assign(document.createElement("form"), { value: readChoice(location.search, choices) });
  form.className = "filters";
  form.addEventListener("submit", (event) => event.preventDefault());
  const measureName = (id: string) =>
    words.capital(site.measures.find((m) => m.measure_id === id)?.name_nb ?? id);

  function choose(part: keyof Choice, id: string) {
    form.value = nearestChoice({ ...form.value, [part]: id }, choices);
    history.replaceState(
      history.state,
      "",
      `${location.pathname}${writeChoice(form.value, choices)}${location.hash}`,
    );
    show();
  }

  function show() {
    const { shown, organisations } = choices;
    const measures = [...new Set(shown.map(({ measure_id }) => measure_id))];
    const populations = shown
      .filter(({ measure_id }) => measure_id === form.value.measure_id)
      .map(({ population }) => population);
    const lists = [
      ...list("measure_id", words.filters.measure, measures, measureName),
      ...list("population", words.filters.population, populations, (id) => words.populations[id] ?? id),
      ...list("organisation", words.filters.organisation, organisations, words.organisation),
    ];
    const focused = document.activeElement instanceof HTMLSelectElement ? document.activeElement.name : "";
    form.replaceChildren(...lists);
    form.hidden = lists.length === 0;
    form.querySelector<HTMLSelectElement>(`select[name="${focused}"]`)?.focus();
  }

  /** A list to choose from, where there is more than one to choose. */
  function list(
    part: keyof Choice,
    label: string,
    ids: string[],
    name: (id: string) => string,
  ): HTMLLabelElement[] {
    if (ids.length < 2) return [];
    const select = document.createElement("select");
    select.name = part;
    for (const id of ids) select.add(new Option(name(id), id, false, id === form.value[part]));
    select.addEventListener("input", () => choose(part, select.value));
    const labelled = document.createElement("label");
    labelled.append(label, select);
    return [labelled];
  }

  show();
  return form;
}
