import type { CellRegister } from "./cell-register.ts";
import type { Leaves } from "./leaves.ts";
import { nameIn, imagined, howOf } from "./listed-cell.ts";
import { quarterOf } from "./period-months.ts";
import { knownApart, apart } from "./rate-cells.ts";
import type { Kind, ListedNumber } from "./release-state.ts";
import { splitKinds, type Additive } from "./summed-cells.ts";

/** The quarters of the releases of which there are reasons. */
export function splitQuarters(numbersOf: readonly ListedNumber[][]): Set<string> {
  return new Set(
    numbersOf.flatMap((numbers, release) =>
      numbers
        .filter(({ kind }) => kind === "self_harm")
        .flatMap(({ months }) => months.map((month) => `${release} ${quarterOf(month)}`)),
    ),
  );
}

/** A share's part and whole, what is left of the whole, and the stays without an answer. */
export function addSplit(
  register: CellRegister,
  leaves: Leaves,
  of: (kind: Kind) => Additive,
  release: number,
  number: ListedNumber,
  numbers: readonly ListedNumber[],
  cellOf: Map<string, number>,
): void {
  const same = numbers.filter(
    (other) =>
      other.place_id === number.place_id &&
      other.organisation === number.organisation &&
      other.period === number.period &&
      other.period_start === number.period_start,
  );
  const [selfHarm, otherReason, unanswered] = splitKinds.map((kind) => {
    const listed = same.find((other) => other.kind === kind);
    const at = of(kind).place(release, number, number.months, listed ? howOf(listed) : imagined);
    if (listed) cellOf.set(nameIn(release, listed), at);
    return at;
  });
  const answered = same.find(({ kind }) => kind === "answered");
  if (!answered || selfHarm === undefined || otherReason === undefined || unanswered === undefined) return;
  const ids = splitKinds.slice(0, 2).map((kind) =>
    leaves
      .of(release, number.population, kind, number, number.months)
      .map(({ id }) => id)
      .join(),
  );
  const whole = register.add(`${number.population} answered ${ids.join(" ")}`, {
    ...howOf(answered),
    unit: "stays",
    value: answered.value,
    persons: answered.persons,
    largest: answered.largest,
  });
  cellOf.set(nameIn(release, answered), whole);
  register.sum(whole, [selfHarm, otherReason], true);
  const stays = of("stays").place(release, number, number.months, imagined);
  const unreported = knownApart(register, leaves, "unreported", release, number);
  register.sum(stays, [whole, unanswered, ...(unreported === undefined ? [] : [unreported])]);
}

/**
 * The reasons of a cohort's quarter, or of a single unit's month, are together its stays. Finer than a cohort's quarter
 * the reasons need not be imagined: beside units and months they are one more margin of the same table.
 */
export function linkReasons(
  register: CellRegister,
  leaves: Leaves,
  population: string,
  of: (kind: Kind) => Additive,
  split: ReadonlySet<string>,
): void {
  for (const asked of split) {
    const [release = 0, quarter = ""] = [Number(asked.split(" ")[0]), asked.split(" ")[1]];
    const ofKinds = splitKinds.map((kind) => of(kind).parts(release, quarter));
    for (const [index, { cell, leaves: made }] of of("stays").parts(release, quarter).entries()) {
      const [selfHarm, otherReason, unanswered] = ofKinds.map((parts) => parts[index]);
      if (!selfHarm || !otherReason || !unanswered) throw new Error(`no reasons of ${quarter}`);
      const outside = made
        .flatMap(({ unit_id, month }) => leaves.leaf(release, population, "unreported", unit_id, month) ?? [])
        .filter(({ value }) => value > 0);
      const unreported = outside.length > 0 ? [apart(register, population, "unreported", outside)] : [];
      const answered = [selfHarm.cell, otherReason.cell];
      register.sum(cell, [...answered, unanswered.cell, ...unreported]);
    }
  }
}
