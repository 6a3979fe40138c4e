-- One row per stay that began in a month in which its unit did not exist: nobody counts it there.
select
    'start-before-unit' as rule,
    placements.unit_id,
    placements.last_month as month,
    held.plassering as own_id,
    held.sha256,
    held.sheet,
    held.row,
    'Start' as column_name,
    strftime(to_timestamp(placements.started_at), '%d.%m.%Y %H:%M') as found,
    found as found_nn,
    'et tidspunkt da enheten fantes' as expected,
    'eit tidspunkt då eininga fanst' as expected_nn,
    'Oppholdet telles ikke i måneden det begynte. Meld det av enheten som fantes da, eller rett start.' as remedy
from staging.placement_rows as placements
join raw.plasseringer as held
    on held.rowid = placements.row_id
semi join (from staging.unit_months where by_report) as reporting
    on reporting.unit_id = placements.unit_id
anti join staging.unit_months as months
    on months.unit_id = placements.unit_id
    and months.month = placements.start_month
-- What goes on with a stay that began elsewhere is counted there.
anti join (from staging.chains where stay_row_id <> row_id) as chains
    on chains.row_id = placements.row_id
where placements.start_month is not null
