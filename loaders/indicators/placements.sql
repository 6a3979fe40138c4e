-- One row per place, period, measure and population with any: how many placements began.
with unit_months as (
    select
        placements.unit_id,
        placements.start_month as month,
        placements.measure_id,
        populations.population,
        count(*) as placements
    from staging.placements as placements
    join indicators.populations as populations
        on populations.under_18 = placements.under_18
        and populations.sex is not distinct from placements.sex
    where placements.start_month is not null
    group by all
)

select
    places.organisation,
    places.place_id,
    places.period,
    places.period_start,
    cube.measure_id,
    cube.population,
    sum(counted.placements)::integer as placements
from indicators.place_periods as places
join unit_months as counted
    on counted.unit_id = places.unit_id
    and counted.month = places.month
join indicators.cube as cube
    on cube.measure_id = counted.measure_id
    and cube.population = counted.population
    and cube.period = places.period
group by all
