import { periodMonths } from "./period-months.ts";
import type { KnownBefore } from "./release-sources.ts";
import type { ListedNumber, Membership, UnitMonth } from "./release-state.ts";

/** What the figures of a release are made of, with corrections that are held back as they were before. */
export interface HeldBack {
  unitMonths: UnitMonth[];
  memberships: Membership[];
  held: { unit_id: string; month: string }[];
  /** Units' months that are another than when they were last given out, and leave with this release. */
  revised: { unit_id: string; month: string }[];
  /** Whether a place's figure of a period would tell of what is held back. */
  isHeld(site: Pick<ListedNumber, "organisation" | "place_id" | "period" | "period_start">): boolean;
}

/**
 * Holds back the corrections that are to be held back: on a day of revision those that someone has decided on, on any
 * other day all. Late reports are corrections of what was given out as missing.
 */
export function heldBack(
  { unitMonths, memberships }: { unitMonths: readonly UnitMonth[]; memberships: readonly Membership[] },
  { last, held, revisesNow }: Pick<KnownBefore, "last" | "held"> & { revisesNow: boolean },
): HeldBack {
  const before = new Map(last?.unit_months.map((row) => [nameOf(row), row]));
  const isRevised = (row: UnitMonth) => {
    const known = before.get(nameOf(row));
    return known !== undefined && amountsOf(known) !== amountsOf(row);
  };
  const decided = new Set(held.map(monthOf));
  const changed = new Map(
    unitMonths
      .filter(isRevised)
      .map(({ unit_id, month }) => [monthOf({ unit_id, month }), { unit_id, month }]),
  );
  const [kept, leaving] = [
    new Map<string, { unit_id: string; month: string }>(),
    new Map<string, { unit_id: string; month: string }>(),
  ];
  for (const [name, each] of changed) (!revisesNow || decided.has(name) ? kept : leaving).set(name, each);
  const inPlace = new Set(
    memberships
      .filter((row) => kept.has(monthOf(row)))
      .map(({ organisation, place_id, month }) => `${organisation} ${place_id} ${month}`),
  );
  return {
    unitMonths: unitMonths.map((row) => (kept.has(monthOf(row)) ? (before.get(nameOf(row)) ?? row) : row)),
    memberships: [...memberships],
    held: [...kept.values()],
    revised: [...leaving.values()],
    isHeld: ({ organisation, place_id, period, period_start }) =>
      inPlace.size > 0 &&
      periodMonths(period, period_start).some((month) => inPlace.has(`${organisation} ${place_id} ${month}`)),
  };
}

function nameOf({ measure_id, population, unit_id, month }: UnitMonth): string {
  return [measure_id, population, unit_id, month].join(" ");
}

function monthOf({ unit_id, month }: { unit_id: string; month: string }): string {
  return `${unit_id} ${month}`;
}

function amountsOf({ isMissing, amounts }: UnitMonth): string {
  return `${isMissing} ${Object.values(amounts).join()}`;
}
