-- One row per set of units' months, measure and population: prison days of the units that had what the measure needs.
select
    sets.set_number,
    unit_months.measure_id,
    unit_months.population,
    sum(unit_months.prison_days)::bigint as prison_days,
    sum(unit_months.prison_days) filter (unit_months.in_rates)::bigint as prison_days_in_rates,
    count(*) filter (unit_months.in_rates)::integer as months_in_rates,
    count(distinct unit_months.unit_id) filter (unit_months.in_rates)::integer as units_in_rates
from indicators.set_months as sets
join indicators.unit_months as unit_months
    on unit_months.unit_id = sets.unit_id
    and unit_months.month = sets.month
join indicators.cube as cube
    on cube.measure_id = unit_months.measure_id
    and cube.population = unit_months.population
    and cube.period = sets.period
group by all
