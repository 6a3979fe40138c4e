import { greatest } from "d3-array";
import type { Place, Setting } from "./lists.ts";

interface Dated {
  valid_from: string | null;
  valid_to: string | null;
}

/** Whether a dated row holds on a date (`2026-03-12`); no `valid_from` is since before our time. */
export function isValidAt(row: Dated, date: string): boolean {
  return (
    (row.valid_from === null || row.valid_from <= date) && (row.valid_to === null || date < row.valid_to)
  );
}

/** A place as it was on a date; undefined where there was no such place then. */
export function placeAt(reference: { places: Place[] }, placeId: string, date: string): Place | undefined {
  return reference.places.find((row) => row.place_id === placeId && isValidAt(row, date));
}

/** A unit as it was on its last day in a month (`2026-03`); undefined where it was not there on any. */
export function unitIn(reference: { places: Place[] }, unitId: string, month: string): Place | undefined {
  const there = reference.places.filter(
    ({ place_id, place_level, valid_from, valid_to }) =>
      place_id === unitId &&
      place_level === "unit" &&
      (valid_from === null || valid_from.slice(0, 7) <= month) &&
      (valid_to === null || `${month}-01` < valid_to),
  );
  return greatest(there, ({ valid_from }) => valid_from ?? "");
}

/** What a setting was on a date. */
export function settingAt(reference: { settings: Setting[] }, name: string, date: string): number {
  const found = reference.settings.find((row) => row.setting === name && isValidAt(row, date));
  if (!found) throw new Error(`no setting ${name} on ${date}`);
  return found.value;
}

interface Rule extends Dated {
  regime: "current" | "adopted";
}

/** Whether a rule of law is in force on a date. The adopted act has no date until its commencement is set. */
export function isInForce(rule: Rule, date: string): boolean {
  return rule.valid_from !== null && isValidAt(rule, date);
}
