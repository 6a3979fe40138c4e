import { addMonths } from "../src/figures/series.ts";

/** What a report is about: a region's quarter, or the country's year. */
export interface ReportScope {
  place_id: string;
  /** `quarter` or `year`, as in the figures. */
  period: "quarter" | "year";
  /** The period's first day. */
  start: string;
  /** As it is asked for, and as files are named: `2026-q1` or `2025`. */
  name: string;
}

/** `2026-q1` or `2025`, with its first day; nothing where the text is neither. */
export function periodOf(text: string): Pick<ReportScope, "period" | "start" | "name"> | undefined {
  const [, year, number] = /^(\d{4})(?:-q([1-4]))?$/i.exec(text) ?? [];
  if (year === undefined) return undefined;
  if (number === undefined) return { period: "year", start: `${year}-01-01`, name: year };
  const month = String(3 * Number(number) - 2).padStart(2, "0");
  return { period: "quarter", start: `${year}-${month}-01`, name: `${year}-q${number}` };
}

/** The first day of the same period a year before. */
export const yearBefore = (start: string) => `${addMonths(start.slice(0, 7), -12)}-01`;

/** The period right before this one: the quarter before, or the year. */
export function periodBefore({ period, start }: Pick<ReportScope, "period" | "start">) {
  const before = addMonths(start.slice(0, 7), period === "year" ? -12 : -3);
  const name =
    period === "year"
      ? before.slice(0, 4)
      : `${before.slice(0, 4)}-q${Math.ceil(Number(before.slice(5)) / 3)}`;
  return { period, start: `${before}-01`, name };
}

/** The months of the period, each by its first day. */
export function monthsOf({ period, start }: Pick<ReportScope, "period" | "start">): string[] {
  return Array.from(
    { length: period === "year" ? 12 : 3 },
    (_, i) => `${addMonths(start.slice(0, 7), i)}-01`,
  );
}

/** The first day of the period's last quarter. */
export const lastQuarterOf = (scope: Pick<ReportScope, "period" | "start">) =>
  scope.period === "quarter" ? scope.start : `${scope.start.slice(0, 4)}-10-01`;
