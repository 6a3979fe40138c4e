-- One row per set of units' months, measure and population with any: the seconds persons were placed inside the period.
with spent as (
    select
        unit_id,
        month,
        measure_id,
        sex,
        under_18,
        sum(seconds) as seconds,
        sum(seconds) filter (self_harm is not null) as answered,
        sum(seconds) filter (self_harm) as self_harm,
        sum(seconds) filter (self_harm_narrow) as narrow
    from staging.placement_months
    group by all
),

unit_months as (
    select
        spent.unit_id,
        spent.month,
        spent.measure_id,
        populations.population,
        sum(spent.seconds) as seconds,
        sum(spent.answered) as answered,
        sum(spent.self_harm) as self_harm,
        sum(spent.narrow) as narrow
    from spent
    join indicators.populations as populations
        on populations.under_18 = spent.under_18
        and populations.sex is not distinct from spent.sex
    group by all
)

select
    sets.set_number,
    cube.measure_id,
    cube.population,
    sum(counted.seconds)::bigint as cell_seconds,
    sum(counted.seconds) filter (reported.in_rates)::bigint as cell_seconds_in_rates,
    sum(counted.answered) filter (reported.is_reported)::bigint as answered_seconds,
    sum(counted.self_harm) filter (reported.is_reported)::bigint as self_harm_seconds,
    sum(counted.narrow) filter (reported.is_reported)::bigint as narrow_seconds
from indicators.set_months as sets
join unit_months as counted
    on counted.unit_id = sets.unit_id
    and counted.month = sets.month
join indicators.unit_months as reported
    on reported.unit_id = counted.unit_id
    and reported.month = counted.month
    and reported.measure_id = counted.measure_id
    and reported.population = counted.population
join indicators.cube as cube
    on cube.measure_id = counted.measure_id
    and cube.population = counted.population
    and cube.period = sets.period
group by all
