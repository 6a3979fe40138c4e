import { isValidAt, type Place } from "../reference/reference.ts";
import { type Month } from "./calendar.ts";
import { stream } from "./random.ts";

/** What decides how often a stay begins: security, women, youth. */
export type UnitKind =
  "high" | "mixed" | "low" | "halfway" | "youth" | "women_high" | "women_low" | "unknown";

/** A unit that was open in a month. */
export interface UnitMonth extends Omit<Month, "occupancy"> {
  kind: UnitKind;
  capacity: number;
  region_id: string;
  safety_cells: number;
  restraint_beds: number;
  reinforced_cells: number;
  prison_days: number;
  prison_days_women: number;
  prison_days_under_18: number;
}

/** The months in which a unit was open; a month belongs to the row that held on its first day. */
export function unitMonths(seed: number, unitId: string, places: Register, months: Month[]): UnitMonth[] {
  const random = stream(seed, "prison days", unitId);
  const womensShare = random.between(0.5, 1);
  let fullness = random.normal() * 0.03;
  const found: UnitMonth[] = [];
  for (const month of months) {
    fullness = 0.92 * fullness + 0.012 * random.normal();
    const row = rowOn(places.rowsOf(unitId), month.first_day);
    if (row) found.push(unitMonth(row, month, places, fullness, womensShare));
  }
  return found;
}

/** The register by place, for quick answers. */
export interface Register {
  unitIds: string[];
  rowsOf(placeId: string): Place[];
}

export function registerOf(places: Place[]): Register {
  const rows = new Map<string, Place[]>();
  for (const row of places) rows.set(row.place_id, [...(rows.get(row.place_id) ?? []), row]);
  const units = places.filter((row) => row.place_level === "unit").map((row) => row.place_id);
  return { unitIds: [...new Set(units)], rowsOf: (placeId) => rows.get(placeId) ?? [] };
}

function unitMonth(
  row: Place,
  month: Month,
  places: Register,
  fullness: number,
  womensShare: number,
): UnitMonth {
  const kind = unitKind(row);
  const capacity = row.capacity ?? 0;
  const full = Math.min(0.98, month.occupancy * usualFullness(kind) + fullness);
  const prison_days = Math.round(capacity * full * month.days);
  const women = kind.startsWith("women") ? 1 : womensSection(row, month.month) * womensShare;
  return {
    month: month.month,
    first_day: month.first_day,
    days: month.days,
    starts_at: month.starts_at,
    ends_at: month.ends_at,
    kind,
    capacity,
    region_id: rowOn(places.rowsOf(row.parent_id ?? ""), month.first_day)?.parent_id ?? "",
    safety_cells: row.safety_cells ?? 0,
    restraint_beds: kind === "women_high" || (kind === "high" && capacity >= 100) ? 1 : 0,
    reinforced_cells: withReinforcedCell.has(row.place_id) ? 1 : 0,
    prison_days,
    prison_days_women: kind === "youth" ? 0 : Math.round(prison_days * women),
    prison_days_under_18: kind === "youth" ? prison_days : 0,
  };
}

// Made up: no public source says which units have one.
const withReinforcedCell = new Set(["ila-enhet", "romerike-ullersmo", "agder-froland"]);

function unitKind(row: Place): UnitKind {
  if (row.youth) return "youth";
  if (row.women === true)
    return row.security === "high" || row.security === "mixed" ? "women_high" : "women_low";
  if (row.security === "high" || row.security === "mixed" || row.security === "low") return row.security;
  return row.security === "halfway" ? "halfway" : "unknown";
}

function usualFullness(kind: UnitKind): number {
  if (kind === "youth") return 0.8;
  return kind.startsWith("women") ? 0.92 : 1;
}

/** The share of women in a unit that is not wholly for women; some units' sections are known. */
function womensSection(row: Place, month: string): number {
  if (row.place_id === "trondheim-nermarka") return 0.1;
  if (row.place_id === "stavanger-enhet") return month < "2023-01" ? 0.12 : 0;
  return row.women === null ? 0.04 : 0;
}

function rowOn(rows: Place[], day: string): Place | undefined {
  return rows.find((row) => isValidAt(row, day));
}
