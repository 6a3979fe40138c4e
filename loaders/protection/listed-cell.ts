import type { Openness } from "./cell-register.ts";
import type { ListedNumber } from "./release-state.ts";

/** What a listed number is called in a release, the same for whatever makes its cell. */
export function nameIn(
  release: number,
  { measure_id, population, kind, organisation, place_id, period, period_start }: ListedNumber,
) {
  return `${release} ${measure_id} ${population} ${kind} ${organisation} ${place_id} ${period} ${period_start}`;
}

/** How a cell stands in the tables, and who is behind it. */
export interface How {
  openness: Openness;
  id: string;
  cost: number;
  persons?: number;
  largest?: number;
  /** Who has been told it. */
  toldTo?: string;
  barred?: true;
}

/** How a cell is made that stands in no table and is only imagined. */
export const imagined = { openness: "imagined", id: "", cost: 0.001 } as const;

/** How the cell of a listed number is made. */
export function howOf(number: ListedNumber): How {
  const { population, kind, organisation, place_id, period, period_start, persons, largest, value } = number;
  const openness = (
    { listed: "listed", implied: "implied", shown: "shown", hidden: "implied", told: "imagined" } as const
  )[number.place_in_tables];
  const id = [number.measure_id, population, kind, organisation, place_id, period, period_start].join(" ");
  const cost = openness === "listed" ? costOf(number) : cheap(value);
  const told = number.told_to === undefined ? {} : { toldTo: number.told_to };
  return { openness, id, persons, largest, cost, ...told, ...(number.barred ? { barred: true } : {}) };
}

/** What hiding a figure costs: the wider and longer it is, the more readers want it. */
function costOf({ value, place_level, period, kind }: ListedNumber): number {
  const width = { country: 4, region: 2, prison: 1.2, unit: 1 }[place_level] ?? 1;
  const length = { year: 2, last_12: 2, quarter: 1.5, month: 1 }[period] ?? 1;
  const size = kind === "minutes" ? Math.log(1 + value / 600) : Math.log(1 + value);
  const wanted = kind === "persons" || kind === "in_rates" || kind === "self_harm" ? 0.5 : 1;
  return wanted * width * length * size;
}

/** Hiding what stands in no table costs nobody anything. */
export function cheap(value: number): number {
  return 0.001 * Math.log(1 + value);
}
