import { readRows, type DuckDBConnection } from "../duckdb.ts";

/** The number of the quarter that a date is in, on an axis where the next quarter is one more. */
export function quarterNumber(date: string): number {
  return 4 * Number(date.slice(0, 4)) + Math.floor((Number(date.slice(5, 7)) - 1) / 3);
}

/** The first day of a quarter by its number. */
export function quarterStart(number: number): string {
  return `${Math.floor(number / 4)}-${String(3 * (number % 4) + 1).padStart(2, "0")}-01`;
}

/** The quarters that have an answer: whole, and all their reports due (or within what a source can compare). */
export async function answeredQuarters(connection: DuckDBConnection): Promise<number[]> {
  const rows = await readRows(
    connection,
    `with last as (select max(month) as month from indicators.periods where period = 'last_12')
    select period_start as quarter
    from indicators.periods
    where period = 'quarter'
    group by all
    having max(month) <= (select month from last)
    order by all`,
  );
  return rows.map((row) => quarterNumber(String(row["quarter"])));
}
