-- One row per set of units' months, measure and population with any: how many decisions were made.
with unit_months as (
    select
        decisions.unit_id,
        decisions.month,
        placements.measure_id,
        populations.population,
        sum(decisions.decisions) as decisions
    from staging.decisions as decisions
    join staging.placement_rows as placements
        on placements.row_id = decisions.row_id
    join indicators.populations as populations
        on populations.under_18 = placements.under_18
        and populations.sex is not distinct from placements.sex
    where decisions.month is not null
    group by all
)

select
    sets.set_number,
    cube.measure_id,
    cube.population,
    sum(counted.decisions)::integer as decisions
from indicators.set_months as sets
join unit_months as counted
    on counted.unit_id = sets.unit_id
    and counted.month = sets.month
join indicators.cube as cube
    on cube.measure_id = counted.measure_id
    and cube.population = counted.population
    and cube.period = sets.period
group by all
