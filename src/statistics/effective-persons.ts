import type { Observed } from "./risk-sets.ts";

/** How many stays each person has; one whose person is not known is of a person of its own. */
export function staysPerPerson(observed: readonly Observed[]): number[] {
  const stays = new Map<unknown, number>();
  for (const stay of observed) {
    const person = stay.person ?? stay;
    stays.set(person, (stays.get(person) ?? 0) + 1);
  }
  return [...stays.values()];
}
