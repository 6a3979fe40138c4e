import { type Setting } from "../reference/lists.ts";
import { settingAt } from "../reference/valid-at.ts";

/** What the times of a report's rows are held against. */
export interface Bounds {
  /** `2026-03` */
  month: string;
  /** When the report was sent, in seconds since 1970: what it tells of had happened by then. */
  latest: number;
  /** Longer than this nobody is kept in a cell or a bed; exclusion from company may last. */
  longestDays: number;
  /** So long before the month a placement may have begun that is thought to be mistyped. */
  startDaysBefore: number;
  /** A start so soon after the month is oftener one sent too early than one mistyped. */
  startDaysAfter: number;
  gapBeyondStayMinutes: number;
  /** So long before the start someone may have been told, or a decision made. */
  toldDaysBefore: number;
}

/** The bounds of a report for a month, sent or received at a time, as the list of settings has them for that month. */
export function boundsOf(
  { maned = "", sendt }: { maned?: string | undefined; sendt?: number | undefined },
  { receivedAt, reference }: { receivedAt: number; reference: { settings: Setting[] } },
): Bounds {
  const of = (setting: string) => settingAt(reference, setting, `${maned}-01`);
  return {
    month: maned,
    latest: Math.min(sendt ?? receivedAt, receivedAt),
    longestDays: of("implausible_length_days"),
    startDaysBefore: of("likely_start_days_before_month"),
    startDaysAfter: of("start_days_after_month"),
    gapBeyondStayMinutes: of("gap_beyond_stay_minutes"),
    toldDaysBefore: of("told_before_start_days"),
  };
}
