import type { Audience } from "./audience.ts";
import { periodMonths } from "./period-months.ts";
import type { ListedNumber, Membership, UnitMonth } from "./release-state.ts";

export type Site = Pick<
  ListedNumber,
  "measure_id" | "population" | "organisation" | "place_id" | "period" | "period_start"
>;

/** The units' months that a reader has answered for themselves. */
export interface OwnMonths {
  /** Whether all of a place's months in a period are. */
  isOwn(site: Pick<Site, "organisation" | "place_id" | "period" | "period_start">): boolean;
  /** What the reader knows month by month of everything that the tables of all regions count. */
  numbers(listed: readonly ListedNumber[], unitMonths: readonly UnitMonth[]): ListedNumber[];
}

/** Of a region's officer: the months of the region's units, by the organisation then or now; of others none. */
export function ownMonths(audience: Audience, memberships: readonly Membership[]): OwnMonths {
  const ofRegion = memberships.filter(
    ({ place_id, place_level }) =>
      audience.id === "region" && place_level === "region" && place_id === audience.region_id,
  );
  const inView = new Set(
    ofRegion.map(({ organisation, unit_id, month }) => `${organisation} ${unit_id} ${month}`),
  );
  const inAny = new Set(ofRegion.map(({ unit_id, month }) => `${unit_id} ${month}`));
  const [some, others] = [new Set<string>(), new Set<string>()];
  if (ofRegion.length > 0)
    for (const { organisation, place_id, unit_id, month } of memberships)
      (inView.has(`${organisation} ${unit_id} ${month}`) ? some : others).add(
        `${organisation} ${place_id} ${month}`,
      );
  return {
    isOwn({ organisation, place_id, period, period_start }) {
      const months = periodMonths(period, period_start).map(
        (month) => `${organisation} ${place_id} ${month}`,
      );
      return months.some((month) => some.has(month)) && !months.some((month) => others.has(month));
    },
    numbers(listed, unitMonths) {
      const counted = new Set(
        listed.map(({ measure_id, population, kind }) => `${measure_id} ${population} ${kind}`),
      );
      const kinds = ["stays", "minutes", "self_harm", "other_reason", "unanswered"] as const;
      return unitMonths
        .filter(({ unit_id, month }) => inAny.has(`${unit_id} ${month}`))
        .flatMap(({ unit_id, month, measure_id, population, amounts }) =>
          kinds
            .filter((kind) => counted.has(`${measure_id} ${population} ${kind}`))
            .map((kind) => ({
              measure_id,
              population,
              kind,
              organisation: "then",
              place_level: "unit",
              place_id: unit_id,
              period: "month",
              period_start: month,
              months: [month],
              value: amounts[kind],
              persons: amounts[kind],
              largest: amounts[kind],
              place_in_tables: "shown" as const,
            })),
        );
    },
  };
}
