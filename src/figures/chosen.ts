/** A list to choose from on a page; the first of it is what the page shows where nothing is asked. */
export interface Choosable {
  /** What it is called in the page's address. */
  key: string;
  label: string;
  options: { id: string; name: string }[];
}

/** What is chosen in each list, by its key. */
export type Chosen = Record<string, string>;

/** The lists of a page, of which a later one may depend on what is chosen in those before it. */
export type ListsOf = (chosen: Chosen) => Choosable[];

/** The nearest there is to what is asked: the first of a list where nothing is, or something it has not. */
export function nearestChosen(asked: Chosen, listsOf: ListsOf): Chosen {
  const chosen: Chosen = {};
  for (let at = 0; at < listsOf(chosen).length; at += 1) {
    const list = listsOf(chosen)[at];
    if (list === undefined) break;
    const [first] = list.options;
    chosen[list.key] = (list.options.find(({ id }) => id === asked[list.key]) ?? first)?.id ?? "";
  }
  return chosen;
}

/** What an address asks for. */
export function readChosen(search: string, listsOf: ListsOf): Chosen {
  return nearestChosen(Object.fromEntries(new URLSearchParams(search)), listsOf);
}

/** The address's query for what is chosen, empty where it is what the page shows anyhow. */
export function writeChosen(chosen: Chosen, listsOf: ListsOf): string {
  const usual = (key: string) => listsOf(chosen).find((list) => list.key === key)?.options[0]?.id;
  const asked = new URLSearchParams(Object.entries(chosen).filter(([key, id]) => id !== usual(key)));
  return asked.size === 0 ? "" : `?${asked.toString()}`;
}
