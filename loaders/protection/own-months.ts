import type { Audience } from "./audience.ts";
import { amounts } from "./listed-numbers.ts";
import type { Site } from "./number-site.ts";
import { periodMonths } from "./period-months.ts";
import type { Behind, Counted } from "./read-counts.ts";
import type { ListedNumber, Membership, ReleaseState } from "./release-state.ts";

/** The units' months that a reader answers for, and so knows: of a region's officer those of the region's units. */
export interface OwnMonths {
  months: { unit_id: string; month: string }[];
  /** Whether all of a place's months in a period are. */
  isOwn(site: Pick<Site, "organisation" | "place_id" | "period" | "period_start">): boolean;
  /**
   * What is left of a release when they are taken from it, which the reader can do: of each number what others' months
   * are in it, and nothing where there are none. It is this that must not be worked out by them.
   */
  taken(from: ReleaseState, behind: (counted: Counted) => Behind): ReleaseState;
}

/** Of a region's officer: the months that were in the region in some release, by the organisation then or as it was. */
export function ownMonths(
  audience: Audience,
  memberships: readonly Membership[],
  before: readonly Pick<ReleaseState, "memberships">[],
): OwnMonths {
  const own = new Map(
    [memberships, ...before.map((release) => release.memberships)]
      .flat()
      .filter(({ place_id }) => audience.id === "region" && place_id === audience.region_id)
      .map(({ unit_id, month }) => [`${unit_id} ${month}`, { unit_id, month }]),
  );
  const isOwnMonth = ({ unit_id, month }: { unit_id: string; month: string }) =>
    own.has(`${unit_id} ${month}`);
  const here = sides(memberships, isOwnMonth);
  return {
    months: [...own.values()],
    isOwn: (site) => here({ ...site, months: periodMonths(site.period, site.period_start) }) === "own",
    taken(from, behind) {
      if (own.size === 0) return from;
      const sideOf = sides(from.memberships, isOwnMonth);
      const left = {
        unitMonths: from.unitMonths.filter((row) => !isOwnMonth(row)),
        memberships: from.memberships.filter((row) => !isOwnMonth(row)),
      };
      const amountOf = amounts({ ...left, contributors: (counted) => behind(counted).others });
      return {
        ...left,
        numbers: from.numbers.flatMap((number): ListedNumber[] => {
          const side = sideOf(number);
          if (side === "others") return [number];
          return side === "own" ? [] : [ofOthers(number, amountOf, behind)];
        }),
      };
    },
  };
}

/** Whose months are in a place: the reader's own, others', or both. */
function sides(
  memberships: readonly Membership[],
  isOwnMonth: (month: { unit_id: string; month: string }) => boolean,
) {
  const [own, others] = [new Set<string>(), new Set<string>()];
  for (const row of memberships)
    (isOwnMonth(row) ? own : others).add(`${row.organisation} ${row.place_id} ${row.month}`);
  return ({
    organisation,
    place_id,
    months,
  }: Pick<ListedNumber, "organisation" | "place_id" | "months">): "own" | "others" | "both" => {
    const isIn = (side: ReadonlySet<string>) =>
      months.some((month) => side.has(`${organisation} ${place_id} ${month}`));
    if (!isIn(own)) return "others";
    return isIn(others) ? "both" : "own";
  };
}

/** What is left of a number when the reader's own part is taken from it: of persons those who have been in none of it. */
function ofOthers(
  number: ListedNumber,
  amountOf: ReturnType<typeof amounts>,
  behind: (counted: Counted) => Behind,
): ListedNumber {
  const left = amountOf(number, number.kind);
  if (number.kind !== "persons") return { ...number, ...left };
  const { known } = behind({ ...number, kind: "stays" });
  // In an earlier release there may have been fewer of them than there are now.
  const unknown = Math.min(Math.max(0, number.value - known), left.value);
  const persons = { ...number, value: unknown, persons: unknown, largest: Math.min(1, unknown), known };
  // That all had been in the reader's own units as well would tell of each of them.
  return unknown === 0 && left.value > 0 ? { ...persons, place_in_tables: "implied" } : persons;
}
