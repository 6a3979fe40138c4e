import { randomBytes } from "node:crypto";
import type { NewRow, Stored, StoredRow } from "../duckdb.ts";
import { osloDate, readInstant } from "../forms/oslo-time.ts";
import type { ErasurePlan } from "./erasure-plan.ts";

/** What stands where an event's own id stood; chance, and the same in every report of it. */
export const erasedId = "slettet-";

/**
 * What is kept of erased rows, so that months keep their counts and hours: events without whose they were, their id or
 * any text. An event inside one month is moved to the month's beginning with all its times, so that only its length is
 * left. What crosses a month keeps its start: how its hours are shared between the months tells it anyway.
 */
export function anonymousRows({ placements, decisions }: ErasurePlan): {
  placements: NewRow[];
  decisions: NewRow[];
} {
  const events = new Map<string, { id: string; moved: number }>();
  const stays = new Map<Stored, { person: string; moved: number }>();
  for (const row of placements) {
    const stay = stays.get(row["stay_row_id"] ?? null) ?? { person: chance(), moved: movedBy(row) };
    stays.set(row["stay_row_id"] ?? null, stay);
    const key = keyOf(row);
    if (!events.has(key)) events.set(key, { id: erasedId + chance(), moved: stay.moved });
  }
  return {
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
  };
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

/** How much earlier a stay is told to have begun: at the beginning of its month, where it ended within it. */
function movedBy({ stay_start, stay_end, has_ended }: StoredRow): number {
  if (typeof stay_start !== "number" || typeof stay_end !== "number" || has_ended !== true) return 0;
  const month = osloDate(stay_start).slice(0, 7);
  if (osloDate(stay_end).slice(0, 7) !== month) return 0;
  const begins = readInstant(`${month}-01T00:00`);
  return "problem" in begins ? 0 : stay_start - begins.seconds;
}
