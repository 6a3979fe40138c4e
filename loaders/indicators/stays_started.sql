-- One row per set of units' months, measure and population with any: how many stays began, and with which reasons.
with begun as (
    select
        unit_id,
        start_month as month,
        measure_id,
        sex,
        under_18,
        count(*) as stays,
        count(self_harm) as answered,
        count(*) filter (self_harm) as self_harm,
        count(*) filter (self_harm_narrow) as narrow
    from staging.stay_rows
    where start_month is not null
    group by all
),

unit_months as (
    select
        begun.unit_id,
        begun.month,
        begun.measure_id,
        populations.population,
        sum(begun.stays) as stays,
        sum(begun.answered) as answered,
        sum(begun.self_harm) as self_harm,
        sum(begun.narrow) as narrow
    from begun
    join indicators.populations as populations
        on populations.under_18 = begun.under_18
        and populations.sex is not distinct from begun.sex
    group by all
)

select
    sets.set_number,
    cube.measure_id,
    cube.population,
    sum(counted.stays)::integer as stays_started,
    sum(counted.stays) filter (reported.in_rates)::integer as stays_in_rates,
    sum(counted.stays) filter (reported.is_reported)::integer as stays_reported,
    sum(counted.answered) filter (reported.is_reported)::integer as answered_stays,
    sum(counted.self_harm) filter (reported.is_reported)::integer as self_harm_stays,
    sum(counted.narrow) filter (reported.is_reported)::integer as narrow_stays
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
