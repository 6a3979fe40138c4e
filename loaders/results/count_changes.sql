-- One row per country: the stays that are known of the last 12 months and of the 12 before, and how much of each was
-- reported. A source that reaches no further back, or cannot tell stays, has no change.
with cells as (
    select cells.*
    from indicators.cells as cells
    join reference.trends as trends
        on trends.measure_id = cells.measure_id
        and trends.population = cells.population
    where trends.trend_id = 'stays'
        and cells.organisation = 'now'
        and cells.place_id in (select place_id from results.places where place_level = 'country')
)

select
    now.place_id,
    now.period_start,
    before.period_start as previous_start,
    case
        when not now.by_report or not now.persons_available or before.place_id is null then 'not_available'
        when now.state <> 'value' then now.state::varchar
        else before.state::varchar
    end as state,
    now.stays_started as stays_now,
    before.stays_started as stays_before,
    now.stays_started - before.stays_started as change,
    now.months_reported,
    now.months_expected,
    before.months_reported as previous_months_reported,
    before.months_expected as previous_months_expected
from cells as now
left join cells as before
    on before.place_id = now.place_id
    and before.period = 'previous_12'
where now.period = 'last_12'
order by all
