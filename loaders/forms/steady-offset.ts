import { Temporal } from "temporal-polyfill";

const daySeconds = 86_400;
const [firstDay, lastDay] = [dayOf("1990-01-01"), dayOf("2100-01-01")];

// Every time of a report is asked for, and they lie in few days; the calendar's own answer takes a hundred times as long.
const offsets = new Map<number, number | undefined>();

/**
 * How many seconds Norway's clock is before UTC all through the UTC day that an instant lies in; undefined where the
 * clock is changed on that day, and far from our time.
 */
export function steadyOffset(seconds: number): number | undefined {
  const day = Math.floor(seconds / daySeconds);
  if (!(day >= firstDay && day < lastDay)) return undefined;
  if (!offsets.has(day)) {
    const [from, until] = [offsetAt(day * daySeconds), offsetAt((day + 1) * daySeconds)];
    offsets.set(day, from === until ? from : undefined);
  }
  return offsets.get(day);
}

/** How many seconds Norway's clock is before UTC at an instant. */
export function offsetAt(seconds: number): number {
  const at = Temporal.Instant.fromEpochMilliseconds(seconds * 1000);
  return at.toZonedDateTimeISO("Europe/Oslo").offsetNanoseconds / 1e9;
}

function dayOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / 1000 / daySeconds;
}
