import { group } from "d3-array";
import { quarterParts, type QuarterParts, type View } from "./cohorts.ts";
import type { Leaves } from "./leaves.ts";
import { monthAfter, quarterOf } from "./period-months.ts";
import type { ListedNumber } from "./release-state.ts";

/** The quarters of the tables, and how finely each must be imagined. */
export interface Parted {
  of(quarter: string): QuarterParts;
  quarters: string[];
  /** Months of which a wide place has a figure that is not of whole quarters. */
  hasMonths(quarter: string): boolean;
  hasUnits: boolean;
  views: View[];
  level: "region" | "country";
}

/** How finely each quarter must be imagined for the tables there are. */
export function partedQuarters(
  leaves: Leaves,
  numbersOf: readonly ListedNumber[][],
  population: string,
): Parted {
  const numbers = numbersOf.flat();
  const level = numbers.some(({ place_level }) => place_level === "region") ? "region" : "country";
  const views = numbersOf.flatMap((ofRelease, release) =>
    [...new Set(ofRelease.filter(isWide).map(({ organisation }) => organisation))].map((organisation) => ({
      release,
      organisation,
    })),
  );
  const inParts = (each: (number: ListedNumber) => boolean) =>
    new Set(numbers.filter(each).flatMap(partsOfQuarters));
  const monthsOfWide = inParts(isWide);
  const unitsInParts = new Set(
    numbersOf.flatMap((ofRelease, release) =>
      ofRelease
        .filter((number) => !isWide(number))
        .flatMap((number) => {
          const part = new Set(partsOfQuarters(number));
          return leaves
            .of(release, population, "stays", number, number.months)
            .filter(({ month }) => part.has(quarterOf(month)))
            .map(({ unit_id, month }) => `${unit_id} ${quarterOf(month)}`);
        }),
    ),
  );
  const made = new Map<string, QuarterParts>();
  return {
    views,
    level,
    hasUnits: numbers.some((number) => !isWide(number)),
    hasMonths: (quarter) => monthsOfWide.has(quarter),
    quarters: [...new Set(numbers.flatMap(({ months }) => months.map(quarterOf)))].toSorted(),
    of(quarter) {
      const months = [0, 1, 2].map((index) => monthAfter(quarter, index));
      const isSingle = (unit: string) =>
        unitsInParts.has(`${unit} ${quarter}`) ||
        months.some(
          (month) =>
            leaves.isRevised(population, unit, month) ||
            (monthsOfWide.has(quarter) &&
              views.some(({ release }) => leaves.leaf(release, population, "stays", unit, month)?.isMissing)),
        );
      const parts = made.get(quarter) ?? quarterParts(leaves, quarter, { views, level, isSingle });
      made.set(quarter, parts);
      return parts;
    },
  };
}

/** Whether a figure is of a place of several units. */
export function isWide({ place_level }: Pick<ListedNumber, "place_level">): boolean {
  return place_level === "country" || place_level === "region";
}

/** The quarters that a figure has a part of, and not the whole. */
function partsOfQuarters({ months }: ListedNumber): string[] {
  return [...group(months, quarterOf)].flatMap(([quarter, within]) => (within.length < 3 ? [quarter] : []));
}
