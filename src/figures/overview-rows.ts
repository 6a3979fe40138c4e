import type { OverviewColumn, OverviewSort, OverviewState } from "./overview-state.js";

/** What the overview sorts and chooses a place by; what is not a number or an answer is undefined. */
export interface OverviewRow {
  place_id: string;
  name: string;
  region_id: string | null;
  count: number | undefined;
  rate: number | undefined;
  answer: string | undefined;
  /** The share of the reports that are complete. */
  completeness: number | undefined;
}

// «For lite data» is no answer, and comes with the places that have none.
const answerOrder = ["declining", "no_clear_change", "increasing", "withheld"];

const norwegian = new Intl.Collator("nb-NO");

/** The rows sorted, those alike in the order they had; a state is no number and stands last whichever way. */
export function sortedRows<Row extends OverviewRow>(rows: Row[], sort: OverviewSort | undefined): Row[] {
  if (sort === undefined) return rows;
  const way = sort.direction === "ascending" ? 1 : -1;
  return rows.toSorted((one, other) => {
    const [a, b] = [worth(one, sort.column), worth(other, sort.column)];
    if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
    return way * (typeof a === "string" ? norwegian.compare(a, String(b)) : a - Number(b));
  });
}

function worth(row: OverviewRow, column: OverviewColumn): string | number | undefined {
  if (column === "sted") return row.name;
  if (column === "antall") return row.count;
  if (column === "rate") return row.rate;
  if (column === "rapporter") return row.completeness;
  const place = answerOrder.indexOf(row.answer ?? "");
  return place === -1 ? undefined : place;
}

/** The rows that are asked for, in the order that is asked for. */
export function shownRows<Row extends OverviewRow>(rows: Row[], state: OverviewState): Row[] {
  return sortedRows(rows, state.sort).filter((row) => isAskedFor(row, state));
}

/** A row is asked for: its name holds what was typed, and it is of the region, answer and completeness chosen. */
export function isAskedFor(row: OverviewRow, state: OverviewState): boolean {
  const { name, region, answer, completeness } = state;
  const typed = name.trim().toLocaleLowerCase("nb-NO");
  return (
    row.name.toLocaleLowerCase("nb-NO").includes(typed) &&
    (region === "" || row.place_id === region || row.region_id === region) &&
    (answer === "" || row.answer === answer) &&
    isComplete(row, completeness)
  );
}

function isComplete({ completeness }: OverviewRow, asked: string): boolean {
  if (asked === "alle") return completeness === 1;
  return asked !== "mangler" || (completeness !== undefined && completeness < 1);
}
