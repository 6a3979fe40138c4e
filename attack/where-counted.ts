import type { KnownPlace } from "./meaning.ts";

/** The places that a unit's month is counted in: itself or the unit that carries it on, its prison, its region, the country. */
export type WhereCounted = (organisation: string, unit: string, month: string) => readonly string[];

/** Where the register of units says that each belonged in a month, or belongs now. */
export function whereCounted(places: readonly KnownPlace[]): WhereCounted {
  const rows = new Map<string, KnownPlace[]>();
  for (const place of places.toSorted((one, other) => (one.valid_from < other.valid_from ? -1 : 1)))
    rows.set(place.place_id, [...(rows.get(place.place_id) ?? []), place]);
  const rowIn = (id: string, month: string) => {
    const own = rows.get(id) ?? [];
    const holds = ({ valid_from, valid_to }: KnownPlace) =>
      valid_from <= month && (valid_to === "" || month < valid_to);
    return own.find(holds) ?? own.find(({ valid_from }) => valid_from > month) ?? own.at(-1);
  };
  const latest = (id: string): KnownPlace | undefined => {
    const row = rows.get(id)?.at(-1);
    const [heir, another] = row?.replaced_by ?? [];
    if (row === undefined || row.valid_to === "" || heir === undefined || another !== undefined) return row;
    const next = latest(heir);
    return next?.place_level === row.place_level ? next : row;
  };
  const above = (id: string, rowOf: (id: string) => KnownPlace | undefined): string[] => {
    const row = rowOf(id);
    if (row === undefined) return [];
    const heirs = row.parent_id === "" ? row.replaced_by.slice(0, 1) : [row.parent_id];
    return [row.place_id, ...heirs.flatMap((parent) => above(parent, rowOf))];
  };
  const known = new Map<string, readonly string[]>();
  return (organisation, unit, month) => {
    const key = organisation === "now" ? unit : `${unit} ${month}`;
    const found =
      known.get(key) ??
      (organisation === "now" ? above(unit, latest) : above(unit, (id) => rowIn(id, month)));
    known.set(key, found);
    return found;
  };
}
