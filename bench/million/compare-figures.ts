import { openDatabase, readRows } from "../../loaders/duckdb.ts";

// A benchmark of two programs that do not agree would say nothing.
const [ours = "", best = ""] = process.argv.slice(2);
const { connection, close } = await openDatabase(best, { readOnly: true, locked: false });
await connection.run(`attach '${ours}' as ours (read_only)`);
const unlike = await readRows(
  connection,
  `with started as (
    select set_number, sum(stays_started) as stays_started
    from ours.indicators.stays_started
    where measure_id = 'safety_cell' and population in ('adults', 'under_18')
    group by all
  ),
  spent as (
    select set_number, sum(cell_seconds) as cell_seconds
    from ours.indicators.cell_seconds
    where measure_id = 'safety_cell' and population in ('adults', 'under_18')
    group by all
  ),
  ours as (
    select place_id as unit_id, period_start as month, stays_started, cell_seconds
    from ours.indicators.place_sets
    left join started using (set_number)
    left join spent using (set_number)
    where organisation = 'then' and period = 'month' and place_id in (select unit_id from figures)
  )
  select * from figures full join ours using (unit_id, month)
  where coalesce(figures.stays_started, 0) <> coalesce(ours.stays_started, 0)
    or coalesce(figures.cell_seconds, 0) <> coalesce(ours.cell_seconds, 0)`,
);
close();
if (unlike.length > 0)
  throw new Error(`${unlike.length} figures differ, such as ${JSON.stringify(unlike[0])}`);
