import { extent, sum } from "d3-array";
import type { CountBounds } from "../../../src/statistics/claims/falls-each-time.ts";
import type { StoredRow } from "../../duckdb.ts";

/** A count of a year, of one population or of several together, from one source. */
export interface YearCount {
  year: number;
  /** `value` where the count is whole and final, `incomplete` where only from–to is known, else why nothing is. */
  state: string;
  /** What is known, final or not; null where nothing is. */
  known: number | null;
  /** What is told of at the least, where it is not whole; null where that is not known. */
  low: number | null;
  bounds: CountBounds;
  provisional: boolean;
  months_expected: number | null;
  months_reported: number | null;
  /** Prison days of the months reported; else the days of the year. */
  exposure: number | undefined;
}

const nothing: CountBounds = { least: 0, most: undefined };

/** The count of a year, from the figures of the populations that are counted together; none is a year without figures. */
export function yearCount(
  year: number,
  figures: readonly StoredRow[],
  prisonDays: number | undefined,
): YearCount {
  const applicable = figures.filter(({ state }) => state !== "not_applicable");
  const parts = applicable.map(bounded);
  const known = parts.map((part) => part.known);
  const low = parts.map((part) => part.low);
  const months = (column: string) => Math.max(...applicable.map((row) => Number(row[column] ?? 0)));
  const isKnown = parts.length > 0 && known.every((count) => count !== null);
  const most = parts.map((part) => part.bounds.most);
  const isWhole = isKnown && parts.every(({ is_whole }) => is_whole);
  return {
    year,
    state: isWhole ? "value" : parts.some(({ is_told }) => is_told) ? "incomplete" : "not_reported",
    known: isKnown ? sum(known, Number) : null,
    low: parts.length > 0 && low.every((count) => count !== null) ? sum(low, Number) : null,
    bounds:
      parts.length === 0
        ? nothing
        : {
            least: sum(parts, (part) => part.bounds.least),
            most: most.every((count) => count !== undefined) ? sum(most, Number) : undefined,
          },
    provisional: applicable.some(({ provisional }) => provisional === true),
    months_expected: parts.length === 0 ? null : months("months_expected"),
    months_reported: parts.length === 0 ? null : months("months_reported"),
    exposure: prisonDays,
  };
}

/** A count that is whole is between itself and itself; a provisional one may still become any. */
function bounded(row: StoredRow): {
  known: number | null;
  low: number | null;
  bounds: CountBounds;
  is_whole: boolean;
  is_told: boolean;
} {
  const number = (column: string) => (typeof row[column] === "number" ? Number(row[column]) : null);
  const [value, low, high] = [number("value"), number("low"), number("high")];
  const isPartial = Number(row["months_reported"] ?? 0) < Number(row["months_expected"] ?? 0);
  const told = {
    known: value ?? low,
    low: low ?? (isPartial ? null : value),
    is_told: row["state"] === "value" || row["state"] === "incomplete" || low !== null,
  };
  if (row["provisional"] === true) return { ...told, bounds: nothing, is_whole: false };
  const isWhole = row["state"] === "value" && !isPartial && low === null && high === null && value !== null;
  return {
    ...told,
    bounds: isWhole ? { least: value, most: value } : { least: low ?? 0, most: high ?? undefined },
    is_whole: isWhole,
  };
}

/** A count that somebody has published is taken as it stands; where two have published another each, it lies from one to the other. */
export function publishedCount(year: number, ...values: readonly number[]): YearCount {
  const [least, most] = extent(values);
  const isOne = least !== undefined && least === most;
  return {
    year,
    state: least === undefined ? "not_reported" : isOne ? "value" : "incomplete",
    known: isOne ? least : null,
    low: least ?? null,
    bounds: least === undefined ? nothing : { least, most },
    provisional: false,
    months_expected: null,
    months_reported: null,
    exposure: daysOf(year),
  };
}

function daysOf(year: number): number {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 366 : 365;
}
