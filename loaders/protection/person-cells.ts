import { group } from "d3-array";
import type { CellRegister } from "./cell-register.ts";
import type { Leaves } from "./leaves.ts";
import { nameIn, imagined, howOf } from "./listed-cell.ts";
import { covers } from "./nested-cells.ts";
import type { ListedNumber } from "./release-state.ts";
import type { Additive } from "./summed-cells.ts";

/** Persons do not add up: of each place and period they are no more than the stays, and no fewer than of its parts. */
export function addPersons(
  register: CellRegister,
  leaves: Leaves,
  stays: Additive,
  release: number,
  numbers: readonly ListedNumber[],
  cellOf: Map<string, number>,
): void {
  const persons = numbers.filter(({ kind }) => kind === "persons");
  // Whom an officer knew at an earlier release is taken from what is known now, and may be one more or one less.
  const bound = (less: number, atLeast: readonly number[], beside = 0) => {
    const most = atLeast.reduce((all, cell) => all + register.valueOf(cell), beside);
    if (register.valueOf(less) <= most) register.bound(less, atLeast, beside);
  };
  for (const number of persons) {
    const ids = leaves.of(release, number.population, "stays", number, number.months).map(({ id }) => id);
    const at = register.add(`${number.population} persons ${ids.join()} ${number.value}`, {
      ...howOf(number),
      unit: "persons",
      value: number.value,
      persons: number.persons,
      largest: number.largest,
    });
    cellOf.set(nameIn(release, number), at);
    bound(at, [stays.place(release, number, number.months, imagined)]);
  }
  const at = (number: ListedNumber) => cellOf.get(nameIn(release, number)) ?? -1;
  for (const ofView of group(persons, ({ organisation }) => organisation).values())
    for (const whole of ofView) {
      const months = new Set(whole.months);
      const isShorter = (part: ListedNumber) =>
        part.place_id === whole.place_id &&
        part.months.length < whole.months.length &&
        part.months.every((month) => months.has(month));
      const isNarrower = (part: ListedNumber) =>
        whole.place_level === "country" &&
        part.place_level !== "country" &&
        part.months.join() === whole.months.join();
      for (const isPart of [isShorter, isNarrower]) {
        const parts = ofView.filter(isPart);
        // Who is in the whole as one that the reader knows may be in the part as one they do not.
        for (const part of parts)
          bound(at(part), [at(whole)], Math.max(0, (whole.known ?? 0) - (part.known ?? 0)));
        if (covers(leaves, release, whole, parts)) bound(at(whole), parts.map(at));
      }
    }
}
