/** What a figure is of, in the words of the files that are given out. */
export interface Quantity {
  organisation: string;
  place_id: string;
  period: string;
  /** The first day of the period. */
  period_start: string;
  measure_id: string;
  population: string;
  /** An indicator, or what a part of it is: `rate/numerator`. */
  indicator: string;
}

/** What is said of a quantity: a number as exactly as it was written, that it is hidden, that there can be none, or nothing. */
export type Said = { low: number; high: number } | "hidden" | "none" | "missing";

/** A figure that was found somewhere in what was built. */
export interface Found {
  quantity: Quantity;
  said: Said;
  /** Where it stood: the file, and what is around it. */
  where: string;
  /** It stood in a file's own columns, was read out of words and may be misunderstood, or was given out by others. */
  from: "columns" | "words" | "others";
  /** Everything that should have been reported was; `undefined` where nothing is said of it. */
  isComplete: boolean | undefined;
}

export const keyOf = (quantity: Quantity) =>
  [
    quantity.measure_id,
    quantity.population,
    quantity.indicator,
    quantity.organisation,
    quantity.place_id,
    quantity.period,
    quantity.period_start,
  ].join(" ");

/** What is around a number as it was written: half a unit of its last decimal on both sides. */
export function asWritten(text: string | number): { low: number; high: number } | undefined {
  const plain = String(text)
    .replaceAll(/[\s\u00a0\u202f]/g, "")
    .replace("−", "-")
    .replace(",", ".");
  if (!/^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(plain)) return undefined;
  const value = Number(plain);
  const decimals = /\.(\d+)/.exec(plain)?.[1]?.length ?? 0;
  // A number with all its digits is as exact as a computer is.
  const slack = decimals === 0 ? 0 : Math.max(0.5 * 10 ** -decimals, 1e-9 * Math.abs(value));
  return { low: value - slack, high: value + slack };
}

/** The months of a period, each by its first day. */
export function monthsOf({ period, period_start }: Pick<Quantity, "period" | "period_start">): string[] {
  const length = { month: 1, quarter: 3, year: 12, last_12: 12 }[period] ?? 0;
  const first = 12 * Number(period_start.slice(0, 4)) + Number(period_start.slice(5, 7)) - 1;
  return Array.from({ length }, (_, index) => dayOf(first + index));
}

const dayOf = (month: number) => `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}-01`;
