import {
  notOffered,
  notShown,
  nearestChoice,
  offered,
  quarterOf,
  monthsOfQuarter,
  readChoice,
  writeChoice,
  type Choice,
  type Choices,
  type Selection,
} from "../figures/choice.js";
import { addMonths } from "../figures/series.js";
import type { Site } from "../figures/site.js";
import { wordsOf } from "../words/words.js";

/**
 * A form whose value is the choice. What is chosen stands in the page's address, each choice as a step that Back goes
 * back from; a link to another view of the page is such a choice too.
 */
export function filters(site: Site, choices: Choices): HTMLFormElement & { value: Choice } {
  const words = wordsOf(site.language);
  const label = words.filters;
  const form = Object.assign(document.createElement("form"), { value: readChoice(location.search, choices) });
  form.className = "filters";
  form.setAttribute("aria-label", label.legend);
  form.addEventListener("submit", (event) => event.preventDefault());
  const measureName = (id: string) =>
    words.capital(site.measures.find((m) => m.measure_id === id)?.name_nb ?? id);

  /** The page's address becomes one of another choice, and the page shows it. */
  function goTo(search: string, hash: string) {
    history.pushState(null, "", `${location.pathname}${search}${hash}`);
    form.value = readChoice(location.search, choices);
    show();
  }

  function choose(part: keyof Choice, id: string) {
    const choice = nearestChoice({ ...form.value, [part]: id }, choices);
    goTo(writeChoice(choice, choices, location.search), location.hash);
  }

  function show() {
    const { value } = form;
    const ofSelection = (part: keyof Selection, name: string, written: (id: string) => string) =>
      list(part, name, offered(part, value, choices), written);
    const lists = [
      ...list(
        "unit",
        label.unit,
        choices.units.length < 2 ? [] : ["", ...choices.units.map(({ unit_id }) => unit_id)],
        (id) => choices.units.find(({ unit_id }) => unit_id === id)?.name ?? label.wholePrison,
      ),
      ...ofSelection("measure_id", label.measure, measureName),
      ...ofSelection("population", label.population, (id) => words.populations[id] ?? id),
      ...ofSelection("reason", label.reason, label.reasonName),
      ...ofSelection("security", label.security, label.securityName),
      ...list("from", label.from, ["", ...starts(value)], (id) =>
        id === "" ? label.fromStart : label.monthName(id),
      ),
      ...list("to", label.to, ["", ...ends(value)], (id) => (id === "" ? label.toEnd : label.monthName(id))),
      ...list("organisation", label.organisation, choices.organisations, words.organisation),
    ];
    const focused = document.activeElement instanceof HTMLSelectElement ? document.activeElement.name : "";
    const said = [
      label.notShown(notShown(location.search, choices)),
      label.notOffered(notOffered(value, choices)),
    ].filter((one) => one !== "");
    form.replaceChildren(...lists, ...said.map(note));
    form.hidden = lists.length === 0 && said.length === 0;
    form.querySelector<HTMLSelectElement>(`select[name="${focused}"]`)?.focus();
  }

  /** Quarters that a time can begin with, as their first months; and the month that the address asks for. */
  function starts({ from, to }: Choice): string[] {
    const inTime = quarters().flatMap((quarter) => monthsOfQuarter(quarter).slice(0, 1));
    return [...new Set([...inTime, ...(from === "" ? [] : [from])])]
      .filter((month) => month > choices.first_month && month <= (to || choices.last_month))
      .sort();
  }

  function ends({ from, to }: Choice): string[] {
    const inTime = quarters().flatMap((quarter) => monthsOfQuarter(quarter).slice(-1));
    return [...new Set([...inTime, ...(to === "" ? [] : [to])])]
      .filter((month) => month < choices.last_month && month >= (from || choices.first_month))
      .sort();
  }

  function quarters(): string[] {
    const found = new Set<string>();
    for (let month = choices.first_month; month <= choices.last_month; month = addMonths(month, 1))
      found.add(quarterOf(month));
    return [...found];
  }

  /** A list to choose from, where there is more than one to choose. */
  function list(
    part: keyof Choice,
    name: string,
    ids: string[],
    written: (id: string) => string,
  ): HTMLLabelElement[] {
    if (ids.length < 2) return [];
    const select = document.createElement("select");
    select.name = part;
    for (const id of ids) select.add(new Option(written(id), id, false, id === form.value[part]));
    select.addEventListener("input", () => choose(part, select.value));
    const labelled = document.createElement("label");
    labelled.append(name, select);
    return [labelled];
  }

  const told = () => form.dispatchEvent(new Event("input", { bubbles: true }));
  addEventListener("popstate", () => {
    form.value = readChoice(location.search, choices);
    show();
    told();
  });
  document.addEventListener("click", (event) => {
    const link = linkWithin(event);
    if (link === undefined) return;
    event.preventDefault();
    goTo(link.search, link.hash);
    told();
    document.getElementById(link.hash.slice(1))?.focus();
  });
  show();
  return form;
}

/** The link to another view of the same page that was pressed, if it was, and not to be opened elsewhere. */
function linkWithin(event: MouseEvent): HTMLAnchorElement | undefined {
  if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)
    return undefined;
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  return link?.getAttribute("href")?.startsWith("?") ? link : undefined;
}

function note(said: string): HTMLParagraphElement {
  const paragraph = document.createElement("p");
  paragraph.className = "note";
  paragraph.textContent = said;
  return paragraph;
}
