import { Temporal } from "temporal-polyfill";
import { offsetAt, steadyOffset } from "./steady-offset.ts";

const zone = "Europe/Oslo";

/** An instant as whole seconds since 1970-01-01T00:00Z, or why the text is none. */
export type InstantReading =
  | { seconds: number; ambiguous: boolean; precision: "minute" | "day" }
  | { problem: "form" | "no_such_date" | "no_such_time" };

const norwegian = /^(\d{1,2})\.(\d{1,2})\.(\d{4})(?:,?\s+(?:kl\.?\s*)?(\d{1,2})[:.](\d{2})(?::(\d{2}))?)?$/;
const iso =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/i;

/**
 * Reads `dd.mm.yyyy hh:mm` or ISO text as a time in Norway. An hour that the change of clock repeats is read
 * as the first of the two and marked ambiguous; one that it skips does not exist.
 */
export function readInstant(text: string): InstantReading {
  const n = norwegian.exec(text);
  if (n) return fromParts([n[3], n[2], n[1], n[4], n[5], n[6]], undefined);
  const i = iso.exec(text);
  if (i) return fromParts([i[1], i[2], i[3], i[4], i[5], i[6]], i[7]);
  return { problem: "form" };
}

function fromParts(parts: (string | undefined)[], offset: string | undefined): InstantReading {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.map((part) =>
    Number(part ?? 0),
  );
  const precision = parts[3] === undefined ? "day" : "minute";
  const shown = shownSeconds(year, month, day, hour, minute, second);
  const before =
    shown === undefined ? undefined : offset === undefined ? steadyAround(shown) : numberOfOffset(offset);
  if (shown !== undefined && before !== undefined)
    return { seconds: shown - before, ambiguous: false, precision };
  let wall: Temporal.PlainDateTime;
  try {
    wall = Temporal.PlainDateTime.from({ year, month, day, hour, minute, second }, { overflow: "reject" });
  } catch {
    return { problem: "no_such_date" };
  }
  if (offset !== undefined) {
    const instant = Temporal.Instant.from(`${wall.toString()}${offset.toUpperCase()}`);
    return { seconds: Math.floor(instant.epochMilliseconds / 1000), ambiguous: false, precision };
  }
  const earlier = wall.toZonedDateTime(zone, { disambiguation: "earlier" });
  const later = wall.toZonedDateTime(zone, { disambiguation: "later" });
  if (earlier.epochMilliseconds === later.epochMilliseconds)
    return { seconds: earlier.epochMilliseconds / 1000, ambiguous: false, precision };
  if (earlier.hour !== wall.hour || earlier.minute !== wall.minute) return { problem: "no_such_time" };
  return { seconds: earlier.epochMilliseconds / 1000, ambiguous: true, precision };
}

/** What a clock shows, as the seconds at which UTC's shows the same; undefined where none does, or not in these years. */
function shownSeconds(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
): number | undefined {
  if (year < 1900 || hour > 23 || minute > 59 || second > 59) return undefined;
  const shown = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  const isDate = shown.getUTCMonth() === month - 1 && shown.getUTCDate() === day;
  return isDate ? shown.getTime() / 1000 : undefined;
}

/** Norway's offset where it is the same on the days that a time shown there can lie in: there is then one such instant. */
function steadyAround(shown: number): number | undefined {
  const [first, last] = [steadyOffset(shown - 7200), steadyOffset(shown - 3600)];
  return first === last ? first : undefined;
}

/** The seconds of `+01:00`, `+0100` or `Z`; undefined where the offset is none of a day. */
function numberOfOffset(offset: string): number | undefined {
  if (offset.toUpperCase() === "Z") return 0;
  const [hours, minutes] = [Number(offset.slice(1, 3)), Number(offset.slice(-2))];
  if (hours > 23 || minutes > 59) return undefined;
  return (offset.startsWith("-") ? -1 : 1) * (3600 * hours + 60 * minutes);
}

// Every row of a report asks when its month begins; the months that anyone asks of are few.
const monthStarts = new Map<string, number>();

/** The instant at which a month (`2026-03`) begins in Norway, in seconds. */
export function monthStartSeconds(month: string): number {
  const known = monthStarts.get(month);
  if (known !== undefined) return known;
  const seconds = Temporal.PlainDate.from(`${month}-01`).toZonedDateTime(zone).epochMilliseconds / 1000;
  monthStarts.set(month, seconds);
  return seconds;
}

/** The month `count` months after (`2026-12` and 1 give `2027-01`). */
export function addMonths(month: string, count: number): string {
  const months = 12 * Number(month.slice(0, 4)) + Number(month.slice(5)) - 1 + count;
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month) || months < 0 || months >= 12 * 10_000)
    throw new Error(`no month ${count} months after ${month}`);
  return `${String(Math.floor(months / 12)).padStart(4, "0")}-${two((months % 12) + 1)}`;
}

/** The days of a month, 28 to 31. */
export function daysInMonth(month: string): number {
  return Temporal.PlainYearMonth.from(month).daysInMonth;
}

/** The date in Norway of an instant given in seconds, as `2026-03-12`. */
export function osloDate(seconds: number): string {
  return isoOf(seconds).slice(0, -"T00:00:00.000Z".length);
}

/** The month in Norway of an instant given in seconds, as `2026-03`. */
export function osloMonth(seconds: number): string {
  return osloDate(seconds).slice(0, 7);
}

/** An instant as units type it: `12.03.2026 23:15`. */
export function norwegianTime(seconds: number): string {
  const at = wallClock(seconds);
  return `${two(at.getUTCDate())}.${two(at.getUTCMonth() + 1)}.${at.getUTCFullYear()} ${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`;
}

/** An instant as ISO text with its offset, which says which of two repeated hours it is: `2026-10-25T02:30:00+01:00`. */
export function isoWithOffset(seconds: number): string {
  const minutes = Math.round(offsetOf(seconds) / 60);
  return `${isoOf(seconds).slice(0, -".000Z".length)}+${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** The wall clock in Norway of an instant as a workbook holds it: a date without a zone, read as if it were UTC. */
export function wallClock(seconds: number): Date {
  return new Date(1000 * Math.floor(seconds + offsetOf(seconds)));
}

/** Whether the wall clock alone does not tell this instant: the second time that an hour comes in October. */
export function isRepeatedHour(seconds: number): boolean {
  const at = wallClock(seconds);
  const isOctobersLastWeek = at.getUTCMonth() === 9 && at.getUTCDate() > 24;
  return isOctobersLastWeek && at.getUTCHours() === 2 && wallClock(seconds - 3600).getUTCHours() === 2;
}

const isoOf = (seconds: number) => wallClock(seconds).toISOString();

const offsetOf = (seconds: number) => steadyOffset(seconds) ?? offsetAt(seconds);

function two(part: number): string {
  return String(part).padStart(2, "0");
}
