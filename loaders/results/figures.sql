-- One row per figure that the cube declares: a place, by the organisation then or now, a period, an indicator.
with figures as (
    from results.counts
    union all by name
    from results.rates
    union all by name
    from results.shares
    union all by name
    from results.lengths
)

select
    organisation,
    place_id,
    period,
    period_start,
    measure_id,
    population,
    indicator_id::reference.indicator_id_word as indicator_id,
    state::reference.state_word as state,
    value,
    lower,
    upper,
    numerator,
    denominator,
    low,
    high,
    method::reference.method_word as method,
    provisional,
    months_expected,
    months_reported,
    units_expected,
    units_reported
from figures
where security = 'all'
order by organisation, place_id, period, period_start, measure_id, population, indicator_id
