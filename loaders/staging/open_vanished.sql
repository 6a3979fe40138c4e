-- One row per placement that was open in a month's report and is neither open nor ended in the report of the next. One
-- that has been erased is asked for by nobody: it has no id that the unit knows.
select
    'open-vanished' as rule,
    placements.unit_id,
    reports.month,
    substr(placements.placement_id, length(placements.unit_id) + 2) as own_id,
    reports.sha256,
    null::varchar as sheet,
    null::integer as row,
    'Plassering' as column_name,
    'ingen rad for plassering ' || substr(placements.placement_id, length(placements.unit_id) + 2) as found,
    'inga rad for plassering ' || substr(placements.placement_id, length(placements.unit_id) + 2) as found_nn,
    'en rad med eller uten slutt: plasseringen var åpen i rapporten for ' || strftime(placements.last_month, '%Y-%m') as expected,
    'ei rad med eller utan slutt: plasseringa var open i rapporten for ' || strftime(placements.last_month, '%Y-%m') as expected_nn,
    'Send en rettet rapport der den står, åpen eller avsluttet.' as remedy
from staging.placements as placements
-- While the next month is not reported, its end may be there; where rows are set aside, it may be among them.
join staging.unit_months as reports
    on reports.unit_id = placements.unit_id
    and reports.month = placements.last_month + interval 1 month
where placements.ended_at is null
    and not starts_with(substr(placements.placement_id, length(placements.unit_id) + 2), 'slettet-')
    and reports.by_report
    and reports.state = 'value'
