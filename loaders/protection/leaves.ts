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

/** Where a release has its units' months, found once for all that is made of it. */
export interface Placed {
  /** The units' months in a place's month, as `unit month`, by `organisation place month`. */
  unitsMonths: ReadonlyMap<string, readonly string[]>;
  /** The place of a unit's month, by `organisation level unit month`. */
  places: ReadonlyMap<string, string>;
}

export function placedUnits(memberships: readonly Membership[]): Placed {
  const unitsMonths = new Map<string, string[]>();
  const places = new Map<string, string>();
  for (const { organisation, place_level, place_id, month, unit_id } of memberships) {
    places.set(`${organisation} ${place_level} ${unit_id} ${month}`, place_id);
    const name = `${organisation} ${place_id} ${month}`;
    const unitsMonth = `${unit_id} ${month}`;
    const of = unitsMonths.get(name);
    if (!of) unitsMonths.set(name, [unitsMonth]);
    // A prison and its one unit can have one name for two levels: a unit counts once.
    else if (!of.includes(unitsMonth)) of.push(unitsMonth);
  }
  return { unitsMonths, places };
}

/** The leaves of one measure, of releases that are placed so. */
export function createLeaves(
  releases: readonly ReleaseState[],
  placed: readonly Placed[],
  measureId: string,
): Leaves {
  const rows = releases.map(({ unitMonths }) => unitMonths.filter((row) => row.measure_id === measureId));
  const idOf = new Map<string, number>();
  const known = new Map<string, Set<string>>();
  for (const { population, unit_id, month, isMissing, amounts } of rows.flat()) {
    const name = `${population} ${unit_id} ${month}`;
    known.set(name, (known.get(name) ?? new Set()).add(`${isMissing} ${Object.values(amounts).join()}`));
  }
  const existing = new Set([...known.keys()].map((name) => name.slice(name.indexOf(" ") + 1)));
  const tables = new Map<string, Map<string, Leaf>>();

  /** What a release has of one kind of count of one population, by `unit month`: asked for over and over. */
  function tableOf(release: number, population: string, kind: Kind): Map<string, Leaf> {
    const name = `${release} ${population} ${kind}`;
    const made =
      tables.get(name) ??
      new Map(
        (rows[release] ?? [])
          .filter((row) => row.population === population)
          .map((row) => [`${row.unit_id} ${row.month}`, leafOf(row, kind)]),
      );
    tables.set(name, made);
    return made;
  }

  function leafOf({ population, unit_id, month, isMissing, amounts }: UnitMonth, kind: Kind): Leaf {
    const value = amounts[kind];
    // A zero that is not reported and one that is are not the same to a reader.
    const name = `${population} ${kind} ${unit_id} ${month} ${value} ${isMissing && value === 0}`;
    const id = idOf.get(name) ?? idOf.size;
    idOf.set(name, id);
    return { id, unit_id, month, value, isMissing };
  }

  return {
    leaf: (release, population, kind, unitId, month) =>
      tableOf(release, population, kind).get(`${unitId} ${month}`),
    of(release, population, kind, { organisation, place_id }, months) {
      const table = tableOf(release, population, kind);
      const { unitsMonths } = placed[release] ?? nowhere;
      return months.flatMap((month) =>
        (unitsMonths.get(`${organisation} ${place_id} ${month}`) ?? []).flatMap(
          (name) => table.get(name) ?? [],
        ),
      );
    },
    isRevised: (population, unitId, month) => (known.get(`${population} ${unitId} ${month}`)?.size ?? 0) > 1,
    placeOf: (release, organisation, level, unitId, month) =>
      placed[release]?.places.get(`${organisation} ${level} ${unitId} ${month}`),
    units: () => [...new Set([...existing].map((name) => name.slice(0, name.indexOf(" "))))],
    isKnown: (unitId, month) => existing.has(`${unitId} ${month}`),
  };
}

const nowhere: Placed = { unitsMonths: new Map(), places: new Map() };
