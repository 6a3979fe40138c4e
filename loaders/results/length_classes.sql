-- One row per place that was to report in the last 12 months, and class of lengths in hours: how many of the adults'
-- stays in a safety cell that began in reported months lasted longer than its lower edge and not longer than its upper
-- one, and how many open ones are confirmed to have lasted so long. The thresholds of law are edges of classes.
with edges as (
    select
        unnest([0, 3, 6, 12, 24, 36, 48, 72, 96, 144, 240]) as from_hours,
        unnest([3, 6, 12, 24, 36, 48, 72, 96, 144, 240, null]) as to_hours
),

stays as (
    select
        set_number,
        unnest(seconds) as seconds,
        unnest(have_ended) as has_ended
    from indicators.lengths
    where measure_id = 'safety_cell'
        and population = 'adults'
        and period = 'last_12'
),

counted as (
    select
        stays.set_number,
        edges.from_hours,
        count(*) filter (stays.has_ended) as ended_stays,
        count(*) filter (not stays.has_ended) as open_stays
    from stays
    join edges
        on (stays.seconds > 3600 * edges.from_hours or edges.from_hours = 0)
        and coalesce(stays.seconds <= 3600 * edges.to_hours, true)
    group by all
)

select
    cells.organisation,
    cells.place_id,
    cells.period_start,
    edges.from_hours,
    edges.to_hours,
    -- None began in reported months is a zero; that no month was reported is not.
    case when cells.months_reported > 0 then 'value' else cells.state end as state,
    case when cells.months_reported > 0 then coalesce(counted.ended_stays, 0)::integer end as ended_stays,
    case when cells.months_reported > 0 then coalesce(counted.open_stays, 0)::integer end as open_stays,
    cells.months_expected,
    cells.months_reported
from indicators.cells as cells
cross join edges
left join counted
    on counted.set_number = cells.set_number
    and counted.from_hours = edges.from_hours
where cells.security = 'all'
    and cells.measure_id = 'safety_cell'
    and cells.population = 'adults'
    and cells.period = 'last_12'
order by all
