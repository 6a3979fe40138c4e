-- One row per count of stays with a reason that the cube declares, of every place but units: what is known, or from what
-- is known to what was stated, as of all stays.
with asked as (
    select
        cells.*,
        parts.reason::reference.reason_word as reason,
        parts.indicator_id,
        coalesce(reasons.stays_started, 0)::double as known,
        case when cells.persons_available then cells.state else 'not_available' end as figure_state
    from indicators.cells as cells
    join reference.cube_parts as parts
        on parts.measure_id = cells.measure_id
        and parts.population = cells.population
        and parts.period = cells.period
    left join indicators.reason_stays as reasons
        on reasons.set_number = cells.set_number
        and reasons.measure_id = cells.measure_id
        and reasons.population = cells.population
        and reasons.reason = parts.reason::reference.reason_word
    semi join (from staging.memberships where place_level <> 'unit') as places
        on places.place_id = cells.place_id
    where cells.security = 'all'
        and parts.reason <> 'all'
        and parts.indicator_id = 'stays_started'
)

select
    organisation,
    place_id,
    security,
    reason,
    period,
    period_start,
    measure_id,
    population,
    indicator_id,
    figure_state as state,
    case when figure_state = 'value' then known end as value,
    case
        when figure_state in ('value', 'incomplete') and months_reported < months_expected
            then known - least(placements_surplus, known)
        when figure_state = 'not_reported' and known > 0 then known
    end as low,
    case
        when figure_state in ('value', 'incomplete') and months_incomplete > 0 and months_missing = 0
            then known + placements_lacking
    end as high,
    'count' as method,
    provisional,
    months_expected,
    months_reported,
    units_expected,
    units_reported
from asked
