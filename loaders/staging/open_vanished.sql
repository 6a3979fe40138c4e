-- One row per placement that was open in a month's report and is neither open nor ended in the unit's next whole one.
with next_reports as (
    select
        placements.unit_id,
        placements.placement_id,
        placements.last_month,
        min(reports.month) as month
    from staging.placements as placements
    join staging.unit_months as reports
        on reports.unit_id = placements.unit_id
        and reports.month > placements.last_month
    where placements.ended_at is null
        -- Where rows are set aside or missing, it can be among them.
        and reports.by_report
        and reports.state = 'value'
    group by all
)

select
    'open-vanished' as rule,
    next_reports.unit_id,
    next_reports.month,
    reports.sha256,
    null::varchar as sheet,
    null::integer as row,
    'Plassering' as column_name,
    'ingen rad for plassering ' || substr(next_reports.placement_id, length(next_reports.unit_id) + 2) as found,
    'en rad med eller uten slutt: plasseringen var åpen i rapporten for ' || strftime(next_reports.last_month, '%Y-%m') as expected,
    'Send en rettet rapport der den står, åpen eller avsluttet.' as remedy
from next_reports
join staging.unit_months as reports
    on reports.unit_id = next_reports.unit_id
    and reports.month = next_reports.month
