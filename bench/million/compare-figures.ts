import { openDatabase, readRows } from "../../loaders/duckdb.ts";

// A benchmark of two programs that do not agree would say nothing.
const [ours = "", best = ""] = process.argv.slice(2);
const { connection, close } = await openDatabase(best, { readOnly: true, locked: false });
await connection.run(`attach '${ours}' as ours (read_only)`);
const unlike = await readRows(
  connection,
  `with ours as (
    select place_id as unit_id, period_start as month, sum(stays_started) as stays_started, sum(cell_seconds) as cell_seconds
    from ours.indicators.cells
    where organisation = 'then' and period = 'month' and measure_id = 'safety_cell' and population in ('adults', 'under_18')
      and place_id in (select unit_id from figures)
    group by all
  )
  select * from figures full join ours using (unit_id, month)
  where coalesce(figures.stays_started, 0) <> coalesce(ours.stays_started, 0)
    or coalesce(figures.cell_seconds, 0) <> coalesce(ours.cell_seconds, 0)`,
);
close();
if (unlike.length > 0)
  throw new Error(`${unlike.length} figures differ, such as ${JSON.stringify(unlike[0])}`);
