import {
  nearestChosen,
  readChosen,
  writeChosen,
  type Choosable,
  type Chosen,
  type ListsOf,
} from "../figures/chosen.js";

/**
 * A form whose value is what is chosen in each list. It stands in the page's address, each choice as a step that Back
 * goes back from.
 */
export function chooser(listsOf: ListsOf): HTMLFormElement & { value: Chosen } {
  const form = Object.assign(document.createElement("form"), { value: readChosen(location.search, listsOf) });
  form.className = "filters";
  form.addEventListener("submit", (event) => event.preventDefault());

  function choose(key: string, id: string) {
    form.value = nearestChosen({ ...form.value, [key]: id }, listsOf);
    history.pushState(null, "", `${location.pathname}${writeChosen(form.value, listsOf)}${location.hash}`);
    show();
  }

  function show() {
    const focused = document.activeElement instanceof HTMLSelectElement ? document.activeElement.name : "";
    const lists = listsOf(form.value).filter(({ options }) => options.length > 1);
    form.replaceChildren(...lists.map(labelled));
    form.hidden = lists.length === 0;
    form.querySelector<HTMLSelectElement>(`select[name="${focused}"]`)?.focus();
  }

  function labelled({ key, label, options }: Choosable): HTMLLabelElement {
    const select = document.createElement("select");
    select.name = key;
    for (const { id, name } of options) select.add(new Option(name, id, false, id === form.value[key]));
    select.addEventListener("input", () => choose(key, select.value));
    const around = document.createElement("label");
    around.append(label, select);
    return around;
  }

  addEventListener("popstate", () => {
    form.value = readChosen(location.search, listsOf);
    show();
    form.dispatchEvent(new Event("input", { bubbles: true }));
  });
  show();
  return form;
}
