import { type Place } from "../reference/reference.ts";
import { Stopped } from "../intake/stopped.ts";

/** The units of a small nation: so many spread over the register, or those named, with those that carry them on. */
export function chosenUnits(register: Place[], wanted: number | string[]): string[] {
  const all = unitsOf(register);
  const unknown = Array.isArray(wanted) ? wanted.filter((unitId) => !all.includes(unitId)) : [];
  if (unknown.length > 0) throw new Stopped(`Ukjent enhet: ${unknown.join(", ")}.`);
  const named = Array.isArray(wanted) ? wanted : spread(all, wanted);
  const chosen = new Set(named.flatMap((unitId) => [unitId, ...heirs(register, unitId)]));
  return all.filter((unitId) => chosen.has(unitId));
}

/** The register's rows of some units and of all places that they lie in, or have lain in. */
export function placesOf(register: Place[], unitIds: string[]): Place[] {
  const kept = new Set(unitIds);
  for (const placeId of kept)
    for (const { place_id, parent_id } of register)
      if (place_id === placeId && parent_id !== null) kept.add(parent_id);
  return register.filter(({ place_id }) => kept.has(place_id));
}

function unitsOf(register: Place[]): string[] {
  const units = register.filter(({ place_level }) => place_level === "unit");
  return [...new Set(units.map(({ place_id }) => place_id))];
}

function spread(all: string[], count: number): string[] {
  if (count >= all.length) return all;
  return all.filter(
    (_, index) => Math.floor((index * count) / all.length) !== Math.floor(((index - 1) * count) / all.length),
  );
}

function heirs(register: Place[], unitId: string): string[] {
  const direct = register
    .filter(({ place_id }) => place_id === unitId)
    .flatMap(({ replaced_by }) => replaced_by);
  return direct.flatMap((heir) => [heir, ...heirs(register, heir)]);
}
