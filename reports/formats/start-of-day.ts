import type { DayCell } from "../document/document.ts";

/** The day that a cell holds, as a spreadsheet counts it: from midnight, in no place's time. */
export function startOfDay({ day, shown }: DayCell): Date {
  const start = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(start.getTime())) throw new Error(`not a day: ${day} (${shown})`);
  return start;
}
