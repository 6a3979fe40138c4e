import { group } from "d3-array";
import type { ListedFigure } from "./listed-figures.ts";
import { siteOf } from "./number-site.ts";
import { periodMonths } from "./period-months.ts";
import type { Policy } from "./policy.ts";
import type { Contributors, Counted } from "./read-counts.ts";
import type { Kind, ListedNumber, Membership, UnitMonth } from "./release-state.ts";

type NumberKind = ListedNumber["kind"];

/** The numbers that a figure gives away: it is shown only where they all are. */
export function numbersOfIndicator(indicatorId: string): readonly NumberKind[] {
  const numbers = numbersBehind[indicatorId];
  if (!numbers)
    throw new Error(
      `no rule for what ${indicatorId} gives away: no audience but the region's own can have it`,
    );
  return numbers;
}

const ofLength: readonly NumberKind[] = ["stays"];
const numbersBehind: Record<string, readonly NumberKind[]> = {
  stays_started: ["stays"],
  persons: ["stays", "persons"],
  cell_hours: ["minutes"],
  // A rate times the prison days is the stays that it counts.
  rate: ["stays", "in_rates"],
  prison_days: [],
  self_harm_share_stays: ["stays", "answered", "self_harm", "other_reason"],
  length_median: ofLength,
  length_lower_quartile: ofLength,
  length_upper_quartile: ofLength,
};

interface Sources {
  unitMonths: readonly UnitMonth[];
  memberships: readonly Membership[];
  contributors: (counted: Counted) => Contributors;
}

/** The numbers that an audience's tables give, one for each place, period and kind, as the joint system takes them. */
export function listedNumbers(
  figures: readonly ListedFigure[],
  policy: Pick<Policy, "places">,
  sources: Sources,
): ListedNumber[] {
  const amountOf = amounts(sources);
  const levels = new Map(sources.memberships.map(({ place_id, place_level }) => [place_id, place_level]));
  return [...group(figures, siteOf).values()].flatMap((same) => {
    const [figure] = same;
    if (!figure) return [];
    const asked = new Set(same.flatMap(({ indicator_id }) => numbersOfIndicator(indicator_id)));
    // What is left of the stays when the share's whole is taken from them can be worked out as well.
    if (asked.has("answered")) asked.add("unanswered");
    const isGiven = isInTables(figure, policy);
    return [...asked].map((kind): ListedNumber => {
      const of = same.filter(({ indicator_id }) => numbersOfIndicator(indicator_id).includes(kind));
      const isShown = isGiven && kind !== "unanswered" && of.some(({ state }) => state === "value");
      const months = periodMonths(figure.period, figure.period_start);
      // What would be shown: of persons that have been erased the figure is kept, and cannot be counted again.
      const kept = of.find(({ indicator_id, state }) => indicator_id === kind && state === "value")?.value;
      return {
        months,
        ...amountOf({ ...figure, months }, kind),
        ...(kind === "persons" && typeof kept === "number" && personsOf(kept)),
        measure_id: figure.measure_id,
        population: figure.population,
        kind,
        organisation: figure.organisation,
        place_level: levels.get(figure.place_id) ?? "country",
        place_id: figure.place_id,
        period: figure.period,
        period_start: figure.period_start,
        place_in_tables: isShown ? "listed" : "implied",
      };
    });
  });
}

const length = { month: 1, quarter: 3, year: 12, last_12: 12 };

/** Whether the audience is given the place's figures of so short a period. */
export function isInTables(
  { place_id, period }: Pick<ListedFigure, "place_id" | "period">,
  { places }: Pick<Policy, "places">,
): boolean {
  const named = places.find((place) => place.place_id === place_id);
  if (!named) return true;
  return named.finest !== "none" && length[period] >= length[named.finest];
}

/** What is counted in a place's months, and who is behind it. */
export function amounts({ unitMonths, memberships, contributors }: Sources) {
  const byName = new Map(
    unitMonths.map((row) => [`${row.measure_id} ${row.population} ${row.unit_id} ${row.month}`, row]),
  );
  const unitsOf = group(
    memberships,
    ({ organisation, place_id, month }) => `${organisation} ${place_id} ${month}`,
  );
  return (figure: Omit<Counted, "kind"> & Pick<ListedNumber, "months">, kind: NumberKind) => {
    const { measure_id, population, organisation, place_id, months } = figure;
    const rows = months.flatMap((month) => {
      const units = new Set(
        (unitsOf.get(`${organisation} ${place_id} ${month}`) ?? []).map(({ unit_id }) => unit_id),
      );
      return [...units].flatMap((unit) => byName.get(`${measure_id} ${population} ${unit} ${month}`) ?? []);
    });
    const sum = (one: Kind) => rows.reduce((all, row) => all + row.amounts[one], 0);
    const behind = contributors({ ...figure, kind: kind === "persons" ? "stays" : kind });
    switch (kind) {
      case "persons":
        return personsOf(behind.persons);
      case "in_rates":
        return { value: sum("stays") - sum("outside_rates"), ...behind };
      case "answered":
        return { value: sum("self_harm") + sum("other_reason"), ...behind };
      default:
        return { value: sum(kind), ...behind };
    }
  };
}

const personsOf = (persons: number) => ({ value: persons, persons, largest: Math.min(1, persons) });
