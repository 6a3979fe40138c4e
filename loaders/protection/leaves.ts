import type { Kind, Membership, ReleaseState, UnitMonth } from "./release-state.ts";

/** A unit's month as it was known at one or several releases running. */
export interface Leaf {
  /** The same number in every release in which the unit's month was the same; its own in each in which it was another. */
  id: number;
  unit_id: string;
  month: string;
  value: number;
  isMissing: boolean;
}

/** The unit months of the releases: which are in a place, and which are the same from one release to another. */
export interface Leaves {
  /** Those of a place in some months, as a release had them. */
  of(release: number, population: string, kind: Kind, place: PlaceView, months: readonly string[]): Leaf[];
  leaf(release: number, population: string, kind: Kind, unitId: string, month: string): Leaf | undefined;
  /** Whether the releases know the unit's month differently. */
  isRevised(population: string, unitId: string, month: string): boolean;
  /** Where a release has a unit's month, at a level; undefined where the release has no such month. */
  placeOf(
    release: number,
    organisation: string,
    level: string,
    unitId: string,
    month: string,
  ): string | undefined;
  units(): string[];
  /** Whether some release has the unit's month. */
  isKnown(unitId: string, month: string): boolean;
}

export interface PlaceView {
  organisation: string;
  place_id: string;
}

/** The leaves of one measure. */
export function createLeaves(releases: readonly ReleaseState[], measureId: string): Leaves {
  const rows = releases.map(({ unitMonths }) => {
    const byName = new Map<string, UnitMonth>();
    for (const row of unitMonths)
      if (row.measure_id === measureId) byName.set(`${row.population} ${row.unit_id} ${row.month}`, row);
    return byName;
  });
  const unitsOf = releases.map(({ memberships }) => unitsByPlace(memberships));
  const places = releases.map(({ memberships }) => {
    const byUnit = new Map<string, string>();
    for (const row of memberships)
      byUnit.set(`${row.organisation} ${row.place_level} ${row.unit_id} ${row.month}`, row.place_id);
    return byUnit;
  });
  const idOf = new Map<string, number>();
  const known = new Map<string, Set<string>>();
  for (const row of rows)
    for (const { population, unit_id, month, isMissing, amounts } of row.values()) {
      const name = `${population} ${unit_id} ${month}`;
      known.set(name, (known.get(name) ?? new Set()).add(`${isMissing} ${Object.values(amounts).join()}`));
    }
  const existing = new Set([...known.keys()].map((name) => name.slice(name.indexOf(" ") + 1)));

  function leaf(
    release: number,
    population: string,
    kind: Kind,
    unitId: string,
    month: string,
  ): Leaf | undefined {
    const row = rows[release]?.get(`${population} ${unitId} ${month}`);
    if (!row) return undefined;
    const { isMissing, amounts } = row;
    const value = amounts[kind];
    // A zero that is not reported and one that is are not the same to a reader.
    const name = `${population} ${kind} ${unitId} ${month} ${value} ${isMissing && value === 0}`;
    const id = idOf.get(name) ?? idOf.size;
    idOf.set(name, id);
    return { id, unit_id: unitId, month, value, isMissing };
  }

  return {
    leaf,
    of(release, population, kind, { organisation, place_id }, months) {
      return months.flatMap((month) => {
        const units = unitsOf[release]?.get(`${organisation} ${place_id} ${month}`) ?? [];
        return units.flatMap((unit) => leaf(release, population, kind, unit, month) ?? []);
      });
    },
    isRevised: (population, unitId, month) => (known.get(`${population} ${unitId} ${month}`)?.size ?? 0) > 1,
    placeOf: (release, organisation, level, unitId, month) =>
      places[release]?.get(`${organisation} ${level} ${unitId} ${month}`),
    units: () => [...new Set([...existing].map((name) => name.slice(0, name.indexOf(" "))))],
    isKnown: (unitId, month) => existing.has(`${unitId} ${month}`),
  };
}

function unitsByPlace(memberships: readonly Membership[]): Map<string, string[]> {
  const units = new Map<string, string[]>();
  for (const { organisation, place_id, month, unit_id } of memberships) {
    const name = `${organisation} ${place_id} ${month}`;
    const of = units.get(name);
    if (!of) units.set(name, [unit_id]);
    // A prison and its one unit can have one name for two levels: a unit counts once.
    else if (!of.includes(unit_id)) of.push(unit_id);
  }
  return units;
}
