import { group } from "d3-array";
import type { CellRegister } from "./cell-register.ts";
import { nameIn } from "./listed-cell.ts";
import type { ListedNumber } from "./release-state.ts";

/** Women and men are the adults; those of whom the sex is not told a reader is taken to know. */
export function linkSexes(
  register: CellRegister,
  numbersOf: readonly ListedNumber[][],
  cellOf: ReadonlyMap<string, number>,
): void {
  for (const [release, numbers] of numbersOf.entries())
    for (const same of group(
      numbers.filter(({ kind }) => kind === "stays"),
      ({ organisation, place_id, period, period_start }) =>
        [organisation, place_id, period, period_start].join(),
    ).values()) {
      const at = (population: string) => {
        const number = same.find((one) => one.population === population);
        return number && cellOf.get(nameIn(release, number));
      };
      const [adults, women, men] = [at("adults"), at("women"), at("men")];
      if (adults === undefined || women === undefined || men === undefined) continue;
      const untold = register.valueOf(adults) - register.valueOf(women) - register.valueOf(men);
      const others =
        untold === 0
          ? []
          : [
              register.add(`sex not told ${adults} ${women} ${men}`, {
                id: `sex not told ${adults}`,
                unit: "stays",
                value: untold,
                persons: untold,
                largest: 1,
                cost: 0,
                openness: "shown",
              }),
            ];
      register.sum(adults, [women, men, ...others]);
    }
}
