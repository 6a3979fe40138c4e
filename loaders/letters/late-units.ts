import { readRows, type DuckDBConnection } from "../duckdb.ts";
import { number, text } from "../site-data/cells.ts";

/** A unit's duty to report for a month, as it stood on a day. */
export interface Duty {
  unit_id: string;
  unit_name: string;
  region_id: string;
  /** The first of the month. */
  month: string;
  due_on: string;
  days_late: number;
  is_late: boolean;
}

/**
 * Every report that was due before a day, and whether it had come by then. A unit has a duty in the months in which the
 * register has it: one that was not open yet, has closed or has become another has none.
 */
export async function dutiesOn(connection: DuckDBConnection, day: string): Promise<Duty[]> {
  const rows = await readRows(
    connection,
    `select
        unit_months.unit_id,
        coalesce(unit_months.unit_name, unit_months.unit_id) as unit_name,
        -- The region that the unit is in now is the one that follows up.
        coalesce(
            last_value(unit_months.region_id) over (
                partition by unit_months.unit_id
                order by unit_months.month
                rows between unbounded preceding and unbounded following
            ),
            'uten-region'
        ) as region_id,
        unit_months.month,
        unit_months.due_on,
        date_diff('day', unit_months.due_on, $day::date)::integer as days_late,
        (unit_months.first_received_on is null or unit_months.first_received_on > $day::date)::integer as is_late
    from published.unit_months as unit_months
    where unit_months.due_on < $day::date
        -- A report for a unit that had closed is shown, but was never due.
        and exists (
            from published.places as places
            where places.place_id = unit_months.unit_id
                and coalesce(places.valid_from, date '0001-01-01') < unit_months.month + interval 1 month
                and coalesce(places.valid_to, date '9999-12-31') > unit_months.month
        )
    order by region_id, unit_months.unit_order, unit_months.unit_id, unit_months.month`,
    { day },
  );
  return rows.map((row) => ({
    unit_id: text(row, "unit_id"),
    unit_name: text(row, "unit_name"),
    region_id: text(row, "region_id"),
    month: text(row, "month"),
    due_on: text(row, "due_on"),
    days_late: number(row, "days_late"),
    is_late: number(row, "is_late") === 1,
  }));
}
