-- One row per figure that the cube declares of a part of the stays: those at units of a security level, or with a reason.
-- What a figure of all stays is stands in `figures`.
with of_security as (
    from results.counts
    union all by name
    from results.rates
    union all by name
    from results.shares
    union all by name
    from results.lengths
),

figures as (
    select
        of_security.* replace (split_part(place_id::varchar, ':', 1)::reference.place_id_word as place_id),
        'all'::reference.reason_word as reason
    from of_security
    semi join reference.cube_parts as parts
        on parts.measure_id = of_security.measure_id
        and parts.population = of_security.population
        and parts.security = of_security.security
        and parts.period = of_security.period
        and parts.indicator_id = of_security.indicator_id
    where of_security.security <> 'all'
    union all by name
    from results.reason_counts
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
order by organisation, place_id, security, reason, period, period_start, measure_id, population, indicator_id
