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
    organisation::results.organisation_word as organisation,
    place_id::results.place_id_word as place_id,
    period::results.period_word as period,
    period_start,
    measure_id::results.measure_id_word as measure_id,
    population::results.population_word as population,
    indicator_id::results.indicator_id_word as indicator_id,
    state::results.state_word as state,
    value,
    lower,
    upper,
    numerator,
    denominator,
    low,
    high,
    method::results.method_word as method,
    provisional,
    months_expected,
    months_reported,
    units_expected,
    units_reported
from figures
order by organisation, place_id, period, period_start, measure_id, population, indicator_id
