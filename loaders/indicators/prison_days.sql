-- One row per place, period, measure and population: prison days of the units that had what the measure needs.
select
    places.organisation,
    places.place_id,
    places.period,
    places.period_start,
    unit_months.measure_id,
    unit_months.population,
    sum(unit_months.prison_days)::bigint as prison_days,
    sum(unit_months.prison_days) filter (unit_months.in_rates)::bigint as prison_days_in_rates,
    count(*) filter (unit_months.in_rates)::integer as months_in_rates,
    count(distinct unit_months.unit_id) filter (unit_months.in_rates)::integer as units_in_rates
from indicators.place_periods as places
join indicators.unit_months as unit_months
    on unit_months.unit_id = places.unit_id
    and unit_months.month = places.month
join indicators.cube as cube
    on cube.measure_id = unit_months.measure_id
    and cube.population = unit_months.population
    and cube.period = places.period
group by all
