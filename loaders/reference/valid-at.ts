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
