import { group } from "d3-array";
import type { CellRegister } from "./cell-register.ts";
import type { Leaves } from "./leaves.ts";
import { nameIn } from "./listed-cell.ts";
import type { ListedNumber } from "./release-state.ts";

/** Where both are given: a country's figure is the sum of its regions', and a longer period's of the shorter ones'. */
export function addNesting(
  register: CellRegister,
  leaves: Leaves,
  release: number,
  numbers: readonly ListedNumber[],
  cellOf: ReadonlyMap<string, number>,
): void {
  const at = (number: ListedNumber) => cellOf.get(nameIn(release, number)) ?? -1;
  for (const ofView of group(numbers, ({ organisation, kind }) => `${organisation} ${kind}`).values()) {
    for (const within of group(ofView, ({ months }) => months.join()).values()) {
      const country = within.find(({ place_level }) => place_level === "country");
      const regions = within.filter(({ place_level }) => place_level === "region");
      if (country && regions.length > 0 && covers(leaves, release, country, regions))
        register.sum(at(country), regions.map(at));
    }
    for (const ofPlace of group(ofView, ({ place_id }) => place_id).values())
      for (const [long, short] of [
        ["year", "quarter"],
        ["quarter", "month"],
        ["last_12", "month"],
      ])
        for (const whole of ofPlace.filter(({ period }) => period === long)) {
          const months = new Set(whole.months);
          const parts = ofPlace.filter(
            ({ period, period_start }) => period === short && months.has(period_start),
          );
          if (covers(leaves, release, whole, parts)) register.sum(at(whole), parts.map(at));
        }
  }
}

/** Whether the parts are all of the whole: a unit may be in no region, a month in no table. */
export function covers(
  leaves: Leaves,
  release: number,
  whole: ListedNumber,
  parts: readonly ListedNumber[],
): boolean {
  const kind = whole.kind === "minutes" ? "minutes" : "stays";
  const idsOf = (number: ListedNumber) =>
    leaves.of(release, whole.population, kind, number, number.months).map(({ id }) => id);
  const ofParts = parts.flatMap(idsOf);
  const ofWhole = new Set(idsOf(whole));
  return parts.length > 1 && ofParts.length === ofWhole.size && ofParts.every((id) => ofWhole.has(id));
}
