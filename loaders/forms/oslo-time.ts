import { Temporal } from "temporal-polyfill";

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
  return Temporal.PlainYearMonth.from(month).add({ months: count }).toString();
}

/** The days of a month, 28 to 31. */
export function daysInMonth(month: string): number {
  return Temporal.PlainYearMonth.from(month).daysInMonth;
}

/** The date in Norway of an instant given in seconds, as `2026-03-12`. */
export function osloDate(seconds: number): string {
  return osloDateTime(seconds).toPlainDate().toString();
}

/** The month in Norway of an instant given in seconds, as `2026-03`. */
export function osloMonth(seconds: number): string {
  return osloDate(seconds).slice(0, 7);
}

/** An instant as units type it: `12.03.2026 23:15`. */
export function norwegianTime(seconds: number): string {
  const at = osloDateTime(seconds);
  return `${two(at.day)}.${two(at.month)}.${at.year} ${two(at.hour)}:${two(at.minute)}`;
}

/** An instant as ISO text with its offset, which says which of two repeated hours it is: `2026-10-25T02:30:00+01:00`. */
export function isoWithOffset(seconds: number): string {
  return osloDateTime(seconds).toString({ timeZoneName: "never", smallestUnit: "second" });
}

/** The wall clock in Norway of an instant as a workbook holds it: a date without a zone, read as if it were UTC. */
export function wallClock(seconds: number): Date {
  const at = osloDateTime(seconds);
  return new Date(Date.UTC(at.year, at.month - 1, at.day, at.hour, at.minute, at.second));
}

/** Whether the wall clock alone does not tell this instant: the second time that an hour comes in October. */
export function isRepeatedHour(seconds: number): boolean {
  const at = osloDateTime(seconds);
  return at.month === 10 && at.day > 24 && at.hour === 2 && at.add({ hours: -1 }).hour === 2;
}

function osloDateTime(seconds: number): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(seconds * 1000).toZonedDateTimeISO(zone);
}

function two(part: number): string {
  return String(part).padStart(2, "0");
}
