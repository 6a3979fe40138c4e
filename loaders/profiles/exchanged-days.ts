import { readInstant } from "../forms/oslo-time.ts";
import { daysBetween, withDayAndMonthExchanged } from "./foreign-time.ts";

/** A row's start and end as read (ISO text), and the length its source states. */
export interface StatedStay {
  start: string;
  end: string;
  stated: StatedLength | undefined;
}

/** A length, and how long its unit of measure is: what was rounded is less than one of them off. */
export interface StatedLength {
  seconds: number;
  unitSeconds: number;
}

/** How many of the rows with an end contradict themselves, and would not with day and month exchanged. */
export function mendedByExchange(stays: StatedStay[]): { mended: number; rows: number } {
  const mended = stays.filter(
    ({ start, end, stated }) =>
      !agreesWithItself(start, end, stated) &&
      agreesWithItself(withDayAndMonthExchanged(start), withDayAndMonthExchanged(end), stated),
  );
  return { mended: mended.length, rows: stays.length };
}

/** Whether so many rows are mended that it is no chance: at least five, and one in ten. */
export function pointsToExchange({ mended, rows }: { mended: number; rows: number }): boolean {
  return mended >= 5 && mended * 10 >= rows;
}

/** Whether the length from start to end is the one stated, where one is: by the clock on the wall, or as time went. */
export function lengthAgrees({ start, end, stated }: StatedStay): boolean {
  if (stated === undefined) return true;
  const lengths = [daysBetween(start, end) * 86_400, secondsBetween(start, end)];
  return lengths.some((seconds) => Math.abs(Math.round(seconds) - stated.seconds) < stated.unitSeconds);
}

/** Seconds that passed, a change of clock reckoned with; not a number where one of the times does not exist. */
export function secondsBetween(start: string, end: string): number {
  const [from, until] = [readInstant(start), readInstant(end)];
  return "problem" in from || "problem" in until ? NaN : until.seconds - from.seconds;
}

function agreesWithItself(start: string, end: string, stated: StatedLength | undefined): boolean {
  return start <= end && lengthAgrees({ start, end, stated });
}
