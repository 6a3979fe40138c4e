import type { Temporal } from "temporal-polyfill";
import { osloDate } from "../forms/oslo-time.ts";
import { type RegisterLine } from "./register.ts";

const day = 86_400_000;
const year = 366 * day;

/**
 * What makes one doubt the machine's clock: it stands before the last file came, or more than a year after any did.
 * Clocks differ a little and are set right by seconds; a day is neither.
 */
export function clockProblem(register: readonly RegisterLine[], now: Temporal.Instant): string | undefined {
  const last = register.at(-1);
  if (!last) return undefined;
  const latest = register.reduce((so, { received_at }) => Math.max(so, Date.parse(received_at)), 0);
  const shown = now.epochMilliseconds;
  if (shown < Date.parse(last.received_at) - day)
    return `Klokka på maskinen viser ${dateOf(shown)}, men den siste filen kom ${dateOf(Date.parse(last.received_at))}.`;
  if (shown > latest + year)
    return `Klokka på maskinen viser ${dateOf(shown)}, over et år etter at den siste filen kom (${dateOf(latest)}).`;
  return undefined;
}

function dateOf(milliseconds: number): string {
  return osloDate(Math.floor(milliseconds / 1000));
}
