-- One row per set of units' months, measure and population with any: how many placements began, and how many of them
-- no decision is told of, nor how many there were.
with begun as (
    select
        placements.unit_id,
        placements.start_month as month,
        placements.measure_id,
        placements.sex,
        placements.under_18,
        count(*) as placements,
        count(undecided.row_id) as undecided
    from staging.placement_rows as placements
    left join staging.undecided as undecided
        on undecided.row_id = placements.row_id
    where placements.start_month is not null
    group by all
),

unit_months as (
    select
        begun.unit_id,
        begun.month,
        begun.measure_id,
        populations.population,
        sum(begun.placements) as placements,
        sum(begun.undecided) as undecided
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
    sum(counted.placements)::integer as placements,
    sum(counted.undecided)::integer as placements_undecided
from indicators.set_months as sets
join unit_months as counted
    on counted.unit_id = sets.unit_id
    and counted.month = sets.month
join indicators.cube as cube
    on cube.measure_id = counted.measure_id
    and cube.population = counted.population
    and cube.period = sets.period
group by all
