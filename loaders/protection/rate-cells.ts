import type { CellRegister } from "./cell-register.ts";
import type { Leaf, Leaves } from "./leaves.ts";
import { nameIn, imagined, howOf, cheap } from "./listed-cell.ts";
import type { ListedNumber } from "./release-state.ts";
import type { Additive } from "./summed-cells.ts";

/**
 * The stays that a rate counts: where all the months are in it, the stays themselves. Else the two give away what the
 * months outside it had.
 */
export function addRate(
  register: CellRegister,
  leaves: Leaves,
  stays: Additive,
  release: number,
  number: ListedNumber,
  cellOf: Map<string, number>,
): void {
  const all = stays.place(release, number, number.months, imagined);
  const outside = knownApart(register, leaves, "outside_rates", release, number);
  if (outside === undefined) {
    cellOf.set(nameIn(release, number), all);
    return;
  }
  const how = howOf(number);
  const counted = leaves.of(release, number.population, "outside_rates", number, number.months);
  const ids = counted.flatMap(({ id, value }) => (value > 0 ? [id] : []));
  const allIds = leaves.of(release, number.population, "stays", number, number.months).map(({ id }) => id);
  const at = register.add(`${number.population} in_rates ${ids.join()} of ${allIds.join()}`, {
    ...how,
    unit: "stays",
    value: number.value,
    persons: number.persons,
    largest: number.largest,
  });
  register.sum(all, [at, outside]);
  cellOf.set(nameIn(release, number), at);
}

/**
 * What months that are not whole had, none in most: which months they are, the states of the figures say. Where they
 * had none a reader is taken to know it.
 */
export function knownApart(
  register: CellRegister,
  leaves: Leaves,
  kind: "outside_rates" | "unreported",
  release: number,
  {
    population,
    organisation,
    place_id,
    months,
  }: Pick<ListedNumber, "population" | "organisation" | "place_id" | "months">,
): number | undefined {
  const some = leaves
    .of(release, population, kind, { organisation, place_id }, months)
    .filter(({ value }) => value > 0);
  if (some.length === 0) return undefined;
  return apart(register, population, kind, some);
}

/** A cell of what some units had in months that are not whole, with one for each of them. */
export function apart(
  register: CellRegister,
  population: string,
  kind: string,
  some: readonly Leaf[],
): number {
  const value = some.reduce((sum, leaf) => sum + leaf.value, 0);
  const at = register.add(`${population} ${kind} ${some.map(({ id }) => id).join()}`, {
    id: `${population} ${kind} ${some.map(({ unit_id, month }) => `${unit_id}.${month}`).join()}`,
    unit: "stays",
    value,
    cost: cheap(value),
    openness: "implied",
  });
  if (some.length > 1)
    register.sum(
      at,
      some.map((leaf) => apart(register, population, kind, [leaf])),
    );
  return at;
}
