import { group } from "d3-array";

/** A place for a stretch of time, as the register has it. `valid_to` is the first day on which it no longer holds. */
export interface PlaceRow {
  place_id: string;
  place_level: string;
  parent_id: string | null;
  valid_from: string | null;
  valid_to: string | null;
  replaced_by: string[];
}

/** Where a unit's month is counted. `shown_unit_id` is the unit itself, or the one heir that carries on its history. */
export interface Belonging {
  shown_unit_id: string;
  prison_id: string | null;
  region_id: string | null;
  country_id: string | null;
}

/** Where a unit belonged in a month, given as its first day. */
export function organisationThen(places: PlaceRow[]): (unitId: string, month: string) => Belonging {
  const rowsOf = rowsByPlace(places);
  return (unitId, month) => {
    const above = new Map<string, string>();
    let parentId = rowIn(rowsOf, unitId, month)?.parent_id;
    while (parentId) {
      const parent = rowIn(rowsOf, parentId, month);
      if (parent) above.set(parent.place_level, parent.place_id);
      parentId = parent?.parent_id;
    }
    return belonging(unitId, above);
  };
}

/** Where a unit's history is shown by the organisation of the day `asOf`. */
export function organisationNow(places: PlaceRow[], asOf: string): (unitId: string) => Belonging {
  const rowsOf = rowsByPlace(places.filter((row) => row.valid_from === null || row.valid_from <= asOf));
  const isOpen = (row: PlaceRow) => row.valid_to === null || asOf < row.valid_to;

  /** The place that carries a place on: itself, its one heir, or that one's heir. */
  function shown(placeId: string): PlaceRow | undefined {
    const row = rowsOf.get(placeId)?.at(-1);
    const [heir, ...otherHeirs] = row?.replaced_by ?? [];
    if (!row || isOpen(row) || heir === undefined || otherHeirs.length > 0) return row;
    const carriesOn = shown(heir);
    // A unit closed into a prison, not into one of its units, keeps its own name there.
    return carriesOn?.place_level === row.place_level ? carriesOn : row;
  }

  /** The places above a place that is shown, by level. What was split lies under what its heirs have in common. */
  function above(row: PlaceRow): Map<string, string> {
    const heirs = isOpen(row) ? [] : row.replaced_by.flatMap((heir) => shown(heir) ?? []);
    const lines = heirs.length > 0 ? heirs.map((heir) => lineFrom(heir, row.place_level)) : [parentLine(row)];
    const [first = new Map<string, string>(), ...others] = lines;
    return new Map([...first].filter(([level, id]) => others.every((line) => line.get(level) === id)));
  }

  function lineFrom(row: PlaceRow, level: string): Map<string, string> {
    const line = above(row);
    return row.place_level === level ? line : line.set(row.place_level, row.place_id);
  }

  function parentLine(row: PlaceRow): Map<string, string> {
    const parent = row.parent_id === null ? undefined : shown(row.parent_id);
    return parent ? above(parent).set(parent.place_level, parent.place_id) : new Map<string, string>();
  }

  return (unitId) => {
    const unit = shown(unitId);
    return belonging(unit?.place_id ?? unitId, unit ? above(unit) : new Map<string, string>());
  };
}

function belonging(unitId: string, above: Map<string, string>): Belonging {
  return {
    shown_unit_id: unitId,
    prison_id: above.get("prison") ?? null,
    region_id: above.get("region") ?? null,
    country_id: above.get("country") ?? null,
  };
}

function rowsByPlace(places: PlaceRow[]): Map<string, PlaceRow[]> {
  const byStart = places.toSorted((one, other) =>
    (one.valid_from ?? "") < (other.valid_from ?? "") ? -1 : 1,
  );
  return group(byStart, (row) => row.place_id);
}

// A report for a month before a unit opened or after it closed still has a place: the nearest row in time.
function rowIn(rowsOf: Map<string, PlaceRow[]>, placeId: string, month: string): PlaceRow | undefined {
  const rows = rowsOf.get(placeId) ?? [];
  return (
    rows.find((row) => (row.valid_from ?? "") <= month && (row.valid_to === null || month < row.valid_to)) ??
    rows.find((row) => (row.valid_from ?? "") > month) ??
    rows.at(-1)
  );
}
