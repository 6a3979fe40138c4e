import { ascending } from "d3-array";
import type { Figure } from "./figure.js";

/** The figures of one indicator by one kind of period, in the order of time. */
export function series(figures: Figure[], period: string, indicatorId: string): Figure[] {
  return figures
    .filter((figure) => figure.period === period && figure.indicator_id === indicatorId)
    .sort((a, b) => ascending(a.period_start, b.period_start));
}

/** The latest of a series. */
export function latest(figures: Figure[], period: string, indicatorId: string): Figure | undefined {
  return series(figures, period, indicatorId).at(-1);
}

/** The figure of a series that begins on a date. */
export function startingAt(figures: Figure[], start: string): Figure | undefined {
  return figures.find(({ period_start }) => period_start.slice(0, 10) === start);
}

const monthsIn: Record<string, number> = { month: 1, quarter: 3, year: 12 };

/** The period's last month is not after the last month that was to report. */
export function isOver(
  { period, period_start }: Pick<Figure, "period" | "period_start">,
  lastMonth: string,
): boolean {
  return addMonths(period_start.slice(0, 7), (monthsIn[period] ?? 1) - 1) <= lastMonth.slice(0, 7);
}

/** All of a period's months lie within a time; a time without a beginning or an end has no limit there. */
export function isWithin(
  { period, period_start }: Pick<Figure, "period" | "period_start">,
  { from, to }: { from: string; to: string },
): boolean {
  const first = period_start.slice(0, 7);
  const last = addMonths(first, (monthsIn[period] ?? 1) - 1);
  return (from === "" || first >= from) && (to === "" || last <= to);
}

/** `2026-11` and 3 give `2027-02`. */
export function addMonths(month: string, count: number): string {
  const at = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + count;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`;
}

/** The first day of the last quarter that is over. */
export function lastQuarter(lastMonth: string): string {
  const before = addMonths(lastMonth, -2);
  const month = Number(before.slice(5, 7));
  return `${addMonths(before, -((month - 1) % 3))}-01`;
}

type Chosen = Pick<Figure, "organisation" | "measure_id" | "population">;

export function isOfChoice(row: Chosen, choice: Chosen): boolean {
  return (
    row.organisation === choice.organisation &&
    row.measure_id === choice.measure_id &&
    row.population === choice.population
  );
}
