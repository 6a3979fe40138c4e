/** The columns that the overview can be sorted by, as the address names them. */
export const overviewColumns = ["sted", "antall", "rate", "svar", "rapporter"] as const;

export type OverviewColumn = (typeof overviewColumns)[number];

/** How the overview is sorted; in the register's order where nothing is said. */
export interface OverviewSort {
  column: OverviewColumn;
  direction: "ascending" | "descending";
}

/** What of the overview is shown, and in which order. */
export interface OverviewState {
  sort: OverviewSort | undefined;
  /** A part of a name. */
  name: string;
  region: string;
  answer: string;
  completeness: string;
}

export const completenesses = ["alle", "mangler"] as const;

const keys = { name: "navn", region: "i", answer: "svar", completeness: "rapporter" } as const;
const sortKey = "sorter";

/** What an address asks of the overview. */
export function readOverviewState(search: string): OverviewState {
  const asked = new URLSearchParams(search);
  const given = (key: string) => asked.get(key) ?? "";
  return {
    sort: readSort(given(sortKey)),
    name: given(keys.name),
    region: given(keys.region),
    answer: given(keys.answer),
    completeness: given(keys.completeness),
  };
}

/** The address's query with a state in it; what else it holds stays. */
export function writeOverviewState(search: string, state: OverviewState): string {
  const asked = new URLSearchParams(search);
  const put = (key: string, held: string) => (held === "" ? asked.delete(key) : asked.set(key, held));
  put(sortKey, state.sort === undefined ? "" : writeSort(state.sort));
  for (const part of ["name", "region", "answer", "completeness"] as const) put(keys[part], state[part]);
  const query = asked.toString();
  return query === "" ? "" : `?${query}`;
}

/** The order after a press on a column's head: one way, the other, then the register's own. */
export function nextSort(sort: OverviewSort | undefined, column: OverviewColumn): OverviewSort | undefined {
  const first = column === "antall" || column === "rate" ? "descending" : "ascending";
  if (sort?.column !== column) return { column, direction: first };
  if (sort.direction === first)
    return { column, direction: first === "ascending" ? "descending" : "ascending" };
  return undefined;
}

function readSort(text: string): OverviewSort | undefined {
  const column = overviewColumns.find((name) => name === text.replace(/^-/, ""));
  if (column === undefined) return undefined;
  return { column, direction: text.startsWith("-") ? "descending" : "ascending" };
}

function writeSort({ column, direction }: OverviewSort): string {
  return direction === "descending" ? `-${column}` : column;
}
