import { periodMonths } from "./period-months.ts";
import type { KnownBefore } from "./release-sources.ts";
import type { ListedNumber, Membership, UnitMonth } from "./release-state.ts";

/** What the figures of a release are made of, with corrections that are held back as they were before. */
export interface HeldBack {
  unitMonths: UnitMonth[];
  memberships: Membership[];
  held: { unit_id: string; month: string }[];
  /** Units' months that are another than when they were last given out, or in another place than ever, and leave with this release. */
  revised: { unit_id: string; month: string; isMoved: boolean }[];
  /** Where each unit's month has been counted, now or in a release before. */
  everIn: Membership[];
  /** Whether a place's figure of a period would tell of what is held back. */
  isHeld(site: SiteInTime): boolean;
  /** Whether it is decided that a place's figure of a period stands as it stood, if it did. */
  isToStand(site: SiteInTime): boolean;
}

type SiteInTime = Pick<ListedNumber, "organisation" | "place_id" | "period" | "period_start">;

/**
 * Holds back the corrections that are to be held back: on a day of revision those that someone has decided on, on any
 * other day all. Late reports are corrections of what was given out as missing.
 */
export function heldBack(
  { unitMonths, memberships }: { unitMonths: readonly UnitMonth[]; memberships: readonly Membership[] },
  { last, releases, held, revisesNow }: KnownBefore & { revisesNow: boolean },
): HeldBack {
  const before = new Map(last?.unit_months.map((row) => [nameOf(row), row]));
  const isRevised = (row: UnitMonth) => {
    const known = before.get(nameOf(row));
    return known !== undefined && amountsOf(known) !== amountsOf(row);
  };
  const decided = new Set(held.map(monthOf));
  const everIn = distinct([memberships, ...releases.map((release) => release.memberships)].flat());
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
  const touching = (months: Pick<ReadonlySet<string>, "has">) => {
    const inPlace = new Set(
      everIn
        .filter((row) => months.has(monthOf(row)))
        .map(({ organisation, place_id, month }) => `${organisation} ${place_id} ${month}`),
    );
    return ({ organisation, place_id, period, period_start }: SiteInTime) =>
      inPlace.size > 0 &&
      periodMonths(period, period_start).some((month) => inPlace.has(`${organisation} ${place_id} ${month}`));
  };
  return {
    unitMonths: unitMonths.map((row) => (kept.has(monthOf(row)) ? (before.get(nameOf(row)) ?? row) : row)),
    memberships: [...memberships],
    held: [...kept.values()],
    revised: [
      ...[...leaving.values()].map((each) => ({ ...each, isMoved: false })),
      ...movedMonths(everIn)
        .filter((each) => !changed.has(monthOf(each)) && !decided.has(monthOf(each)))
        .map((each) => ({ ...each, isMoved: true })),
    ],
    everIn,
    isHeld: touching(kept),
    isToStand: touching(decided),
  };
}

/** The units' months that have been counted in several places of a level. */
function movedMonths(everIn: readonly Membership[]): { unit_id: string; month: string }[] {
  const levels = new Set<string>();
  const moved = new Map<string, { unit_id: string; month: string }>();
  for (const { unit_id, month, organisation, place_level } of everIn) {
    const level = `${organisation} ${place_level} ${unit_id} ${month}`;
    if (levels.has(level)) moved.set(monthOf({ unit_id, month }), { unit_id, month });
    levels.add(level);
  }
  return [...moved.values()];
}

function distinct(memberships: readonly Membership[]): Membership[] {
  const byName = new Map(
    memberships.map((row) => [
      `${row.organisation} ${row.place_level} ${row.place_id} ${row.unit_id} ${row.month}`,
      row,
    ]),
  );
  return [...byName.values()];
}

function nameOf({ measure_id, population, unit_id, month }: UnitMonth): string {
  return [measure_id, population, unit_id, month].join(" ");
}

/** What is the same for all rows of a unit's month. */
export function monthOf({ unit_id, month }: { unit_id: string; month: string }): string {
  return `${unit_id} ${month}`;
}

function amountsOf({ isMissing, amounts }: UnitMonth): string {
  return `${isMissing} ${Object.values(amounts).join()}`;
}
