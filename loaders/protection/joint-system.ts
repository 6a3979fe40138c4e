import { group } from "d3-array";
import { type CellRegister, createCellRegister } from "./cell-register.ts";
import type { CellSystem } from "./cell-system.ts";
import { createLeaves, placedUnits, type Leaves, type Placed } from "./leaves.ts";
import { nameIn, howOf } from "./listed-cell.ts";
import { addNesting } from "./nested-cells.ts";
import { partedQuarters } from "./parted-quarters.ts";
import { addPersons } from "./person-cells.ts";
import { addRate } from "./rate-cells.ts";
import type { Contributors, Counted } from "./read-counts.ts";
import { splitQuarters, addSplit, linkReasons } from "./reason-cells.ts";
import type { Kind, ListedNumber, ReleaseState } from "./release-state.ts";
import { linkSexes } from "./sex-cells.ts";
import { type Additive, type BehindUnit, createAdditive } from "./summed-cells.ts";

/** All that one audience was ever given of one measure that hangs together: stays and persons, or hours. */
export interface JointSystem {
  name: string;
  system: CellSystem;
  /** The cells of a release's numbers; the last release is the one that is being made. */
  cellOf(release: number, number: ListedNumber): number | undefined;
}

/** What the tables of some releases, the last being made now, are together: cells, and how they hang together. */
export function jointSystems(releases: readonly ReleaseState[], contributors: ContributorsOf): JointSystem[] {
  const numbers = releases.flatMap((release) => release.numbers);
  const placed = releases.map(({ memberships }) => placedUnits(memberships));
  return [...group(numbers, familyOf).keys()]
    .toSorted()
    .map((family) => jointSystem(releases, placed, family, contributors));
}

/** Who is behind a figure, where it is known. */
export type ContributorsOf = (counted: Counted) => Contributors;

/** Under 18 is a stratum of its own, and hours are not stays: between them nothing adds up. */
function familyOf({ measure_id, population, kind }: ListedNumber): string {
  return [
    measure_id,
    population === "under_18" ? population : "adults",
    kind === "minutes" ? kind : "stays",
  ].join(" ");
}

function jointSystem(
  releases: readonly ReleaseState[],
  placed: readonly Placed[],
  family: string,
  contributors: ContributorsOf,
): JointSystem {
  const [measureId = ""] = family.split(" ");
  const register = createCellRegister();
  const leaves = createLeaves(releases, placed, measureId);
  const numbersOf = releases.map(({ numbers }) => numbers.filter((number) => familyOf(number) === family));
  const cellOf = new Map<string, number>();
  for (const population of new Set(numbersOf.flat().map((number) => number.population)))
    addPopulation(register, leaves, numbersOf, population, cellOf, (kind, place_id, period, period_start) =>
      contributors({
        measure_id: measureId,
        population,
        kind,
        organisation: "then",
        place_id,
        period,
        period_start,
      }),
    );
  linkSexes(register, numbersOf, cellOf);
  return {
    name: family,
    system: register.system(),
    cellOf: (release, number) => cellOf.get(nameIn(release, number)),
  };
}

function addPopulation(
  register: CellRegister,
  leaves: Leaves,
  numbersOf: readonly ListedNumber[][],
  population: string,
  cellOf: Map<string, number>,
  behind: BehindUnit,
): void {
  const own = numbersOf.map((numbers) => numbers.filter((number) => number.population === population));
  const parted = partedQuarters(leaves, own, population);
  const ofKind = new Map<Kind, Additive>();
  const of = (kind: Kind) => {
    const known = ofKind.get(kind) ?? createAdditive(register, leaves, parted, population, kind, behind);
    ofKind.set(kind, known);
    return known;
  };
  for (const [release, numbers] of own.entries()) {
    const sums = numbers.filter(({ kind }) => kind === "stays" || kind === "minutes");
    for (const number of sums) {
      const how = howOf(number);
      const kind = number.kind === "minutes" ? "minutes" : "stays";
      cellOf.set(nameIn(release, number), of(kind).place(release, number, number.months, how));
    }
    addNesting(register, leaves, release, sums, cellOf);
    for (const number of numbers.filter(({ kind }) => kind === "in_rates"))
      addRate(register, leaves, of("stays"), release, number, cellOf);
    for (const number of numbers.filter(({ kind }) => kind === "self_harm"))
      addSplit(register, leaves, of, release, number, numbers, cellOf);
    addPersons(register, leaves, of("stays"), release, numbers, cellOf);
    // Months and units of a quarter hang together through the quarter, also where no table has it.
    if (parted.hasUnits)
      for (const [kind, additive] of ofKind)
        for (const quarter of parted.quarters)
          if ((kind === "stays" || kind === "minutes") && parted.hasMonths(quarter))
            additive.parts(release, quarter);
  }
  linkReasons(register, leaves, population, of, splitQuarters(own));
}
