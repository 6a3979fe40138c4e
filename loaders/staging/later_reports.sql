-- One row per unit, month and report of a later month that has the last word on placements that began in the month.
select
    placements.unit_id,
    placements.start_month as month,
    placements.last_month as report_month,
    texts.sha256,
    count(*)::integer as placements
from staging.placement_rows as placements
join raw.plasseringer as texts
    on texts.rowid = placements.row_id
where placements.last_month > placements.start_month
group by all
