import { randomBytes } from "node:crypto";
import type { NewRow, Stored, StoredRow } from "../duckdb.ts";
import { monthStartSeconds, osloMonth } from "../forms/oslo-time.ts";
import { erasedId } from "../record/overrides.ts";
import type { ErasurePlan } from "./erasure-plan.ts";

/**
 * What is kept of erased rows, so that months keep their counts and hours: events without whose they were, their id or
 * any text. An event inside one month, with all that was decided about it, is moved to the month's beginning with all its
 * times, so that only its length is left. What crosses a month keeps its start: how its hours and decisions are shared
 * between the months tells it anyway.
 */
export function anonymousRows({
  placements,
  decisions,
  withdrawals,
}: Pick<ErasurePlan, "placements" | "decisions" | "withdrawals">): {
  placements: NewRow[];
  decisions: NewRow[];
  withdrawals: NewRow[];
  /** What stands where a placement's own id stood. */
  idOf(unit: string, id: string): string | undefined;
} {
  const decidedIn = decisionTimes(placements, decisions);
  const events = new Map<string, { id: string; moved: number }>();
  const stays = new Map<Stored, { person: string; moved: number }>();
  for (const row of placements) {
    const stayId = row["stay_row_id"] ?? null;
    const stay = stays.get(stayId) ?? { person: chance(), moved: movedBy(row, decidedIn.get(stayId) ?? []) };
    stays.set(stayId, stay);
    const key = keyOf(row);
    if (!events.has(key)) events.set(key, { id: chanceId(), moved: stay.moved });
  }
  return {
    idOf: (enhet, plassering) => events.get(keyOf({ enhet, plassering }))?.id,
    placements: placements.map((row) => {
      const { id = "", moved = 0 } = events.get(keyOf(row)) ?? {};
      const isChained = Number(row["placements_of_stay"]) > 1;
      return {
        ...kept(row, moved),
        plassering: id,
        // Placements of one stay are held together by a word that no other stay has.
        person: isChained ? (stays.get(row["stay_row_id"] ?? null)?.person ?? null) : null,
      };
    }),
    decisions: decisions.map((row) => {
      const { id = "", moved = 0 } = events.get(keyOf(row)) ?? {};
      return { ...kept(row, moved), plassering: id };
    }),
    withdrawals: withdrawals.map((row) => ({
      ...kept(row, 0),
      plassering: events.get(keyOf(row))?.id ?? null,
    })),
  };
}

/** When anything was decided about each stay. */
function decisionTimes(placements: StoredRow[], decisions: StoredRow[]): Map<Stored, number[]> {
  const stayOf = new Map(placements.map((row) => [keyOf(row), row["stay_row_id"] ?? null]));
  const times = new Map<Stored, number[]>();
  for (const row of decisions) {
    const stay = stayOf.get(keyOf(row));
    const decidedAt = row["vedtatt"];
    if (stay === undefined || typeof decidedAt !== "number") continue;
    times.set(stay, [...(times.get(stay) ?? []), decidedAt]);
  }
  return times;
}

/** What stands where an event's own id stood; chance, and the same in every report of it. */
export function chanceId(): string {
  return erasedId + chance();
}

function chance(): string {
  return randomBytes(9).toString("base64url");
}

function keyOf(row: StoredRow): string {
  return `${String(row["enhet"])}\n${String(row["plassering"])}`;
}

const notKept = new Set([
  "sheet",
  "row",
  "merknad",
  "stay_row_id",
  "rows_of_stay",
  "placements_of_stay",
  "stay_start",
  "stay_end",
  "has_ended",
]);
const times = new Set([
  "start",
  "slutt",
  "region_varslet",
  "direktorat_varslet",
  "helsetjeneste_varslet",
  "vedtatt",
]);

function kept(row: StoredRow, moved: number): NewRow {
  return Object.fromEntries(
    Object.entries(row)
      .filter(([column]) => !notKept.has(column))
      .map(([column, value]) => [
        column,
        times.has(column) && typeof value === "number" ? value - moved : plainCell(value),
      ]),
  );
}

function plainCell(value: Stored): NewRow[string] {
  return Array.isArray(value) ? value.map(String) : value;
}

/**
 * How much earlier a stay is told to have begun: so that it, or the first decision about it, begins its month, where all
 * of it lies in one.
 */
function movedBy({ stay_start, stay_end, has_ended }: StoredRow, decidedAt: number[]): number {
  if (typeof stay_start !== "number" || typeof stay_end !== "number" || has_ended !== true) return 0;
  const first = Math.min(stay_start, ...decidedAt);
  const month = osloMonth(first);
  if (osloMonth(Math.max(stay_end, ...decidedAt)) !== month) return 0;
  return first - monthStartSeconds(month);
}
