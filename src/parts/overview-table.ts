import { shownRows } from "../figures/overview-rows.js";
import {
  completenesses,
  nextSort,
  overviewColumns,
  readOverviewState,
  writeOverviewState,
  type OverviewState,
} from "../figures/overview-state.js";
import { draw } from "./draw.js";
import { overview, overviewPlaces, type OverviewData, type OverviewPlace } from "./overview.js";

/**
 * The overview with heads to press and fields to find places by. The table is drawn once; its rows are moved and left
 * out, so that what has the focus keeps it. What is chosen stands in the page's address.
 */
export function overviewTable(data: OverviewData): HTMLElement {
  const { words, site } = data.view;
  const label = words.overview;
  const places = overviewPlaces(data);
  const all = [...places.regions, ...places.prisons];
  const room = document.createElement("div");
  room.append(draw(overview(data)));
  const status = document.createElement("p");
  status.className = "note";
  status.setAttribute("role", "status");
  const heads = headsOf(room, (column) => change({ sort: nextSort(state.sort, column) }, "pushState"));
  const rows = new Map(
    [...room.querySelectorAll<HTMLElement>("tr[data-place]")].map((row) => [row.dataset["place"], row]),
  );
  const bodies = [...room.querySelectorAll("tbody")].map((body) => ({
    body,
    places: all.filter(({ place_id }) => body.contains(rows.get(place_id) ?? null)),
  }));
  // Its rows are the same places in the same order.
  const quarters = room.querySelector("details.table tbody");
  const quarterRows = new Map([...(quarters?.children ?? [])].map((row, i) => [all[i]?.place_id ?? "", row]));
  let state = readOverviewState(location.search);

  const name = field("input", label.find);
  name.control.type = "search";
  name.control.addEventListener("input", () => change({ name: name.control.value }, "replaceState"));
  const region = list(label.region, label.everywhere, optionsOf(places.regions), (chosen) => ({
    region: chosen,
  }));
  const answers = [...new Set(all.flatMap(({ answer }) => answer ?? []))];
  const answer = list(
    label.answer,
    label.anyAnswer,
    answers.map((id) => [id, words.trends.word(id)]),
    (chosen) => ({ answer: chosen }),
  );
  const completeness = list(
    label.completeness,
    label.anyCompleteness,
    completenesses.map((id) => [id, label.completenesses[id]]),
    (chosen) => ({ completeness: chosen }),
  );
  const clear = document.createElement("button");
  clear.type = "button";
  clear.textContent = label.clear;
  clear.addEventListener("click", () => {
    change(readOverviewState(""), "pushState");
    name.control.focus();
  });
  const form = document.createElement("form");
  form.className = "filters overview-filters";
  form.addEventListener("submit", (event) => event.preventDefault());
  form.append(
    name.label,
    ...(places.regions.length > 1 ? [region.label] : []),
    ...(answers.length > 1 ? [answer.label] : []),
    ...(site.by_report ? [completeness.label] : []),
    clear,
  );
  room.querySelector(".scroll")?.before(form, status);

  /** A list to choose from, the first line of it being everything. */
  function list(
    said: string,
    everything: string,
    options: [string, string][],
    chosen: (id: string) => Partial<OverviewState>,
  ) {
    const made = field("select", said);
    for (const [id, shown] of [["", everything] as const, ...options])
      made.control.add(new Option(shown, id));
    made.control.addEventListener("input", () => change(chosen(made.control.value), "pushState"));
    return made;
  }

  function change(part: Partial<OverviewState>, how: "pushState" | "replaceState"): void {
    state = { ...state, ...part };
    const address = `${location.pathname}${writeOverviewState(location.search, state)}${location.hash}`;
    history[how](history.state, "", address);
    show();
  }

  function show(): void {
    if (name.control.value !== state.name) name.control.value = state.name;
    region.control.value = state.region;
    answer.control.value = state.answer;
    completeness.control.value = state.completeness;
    for (const { head, column } of heads) {
      const sorted = state.sort?.column === column ? state.sort.direction : "none";
      head.setAttribute("aria-sort", sorted);
    }
    const seen: string[] = [];
    for (const { body, places: own } of bodies) {
      const shown = shownRows(own, state).map(({ place_id }) => place_id);
      for (const { place_id } of own) rows.get(place_id)?.remove();
      body.append(...shown.flatMap((id) => rows.get(id) ?? []));
      body.hidden = shown.length === 0;
      seen.push(...shown);
    }
    quarters?.replaceChildren(...seen.flatMap((id) => quarterRows.get(id) ?? []));
    const { sort } = state;
    const column = sort && heads.find((head) => head.column === sort.column)?.name;
    status.textContent = label.status(
      seen.length,
      all.length,
      sort && { column: column ?? "", direction: sort.direction },
    );
  }

  // Back and Forward; gone with the page's node, which is made anew when the page's own choice changes.
  const back = () => {
    if (!room.isConnected) return window.removeEventListener("popstate", back);
    state = readOverviewState(location.search);
    show();
  };
  window.addEventListener("popstate", back);
  show();
  return room;
}

/** The heads that can be pressed, each with its button. */
function headsOf(room: HTMLElement, press: (column: (typeof overviewColumns)[number]) => void) {
  return overviewColumns.flatMap((column) => {
    const head = room.querySelector<HTMLElement>(`th[data-column="${column}"]`);
    const name = head?.firstElementChild;
    if (!head || !name) return [];
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = name.textContent;
    button.addEventListener("click", () => press(column));
    name.replaceWith(button);
    return [{ head, column, name: name.textContent ?? "" }];
  });
}

function optionsOf(places: OverviewPlace[]): [string, string][] {
  return places.map(({ place_id, name }) => [place_id, name]);
}

/** A control with its label around it. */
function field<Tag extends "input" | "select">(tag: Tag, said: string) {
  const control = document.createElement(tag);
  const label = document.createElement("label");
  label.append(said, control);
  return { control, label };
}
