-- One row per place and organisation, of the measure and population whose stays have a verdict: how many of its months
-- have a rate, from the first to the last of them, and the stays that began in them.
select
    cells.organisation,
    cells.place_id,
    cells.measure_id,
    cells.population,
    min(cells.period_start) as first_month,
    max(cells.period_start) as last_month,
    count(*)::integer as months,
    sum(cells.stays_in_rates)::integer as stays
from indicators.cells as cells
join reference.trends as trends
    on trends.measure_id = cells.measure_id
    and trends.population = cells.population
where trends.trend_id = 'stays'
    and cells.period = 'month'
    and cells.is_covered
    and cells.prison_days_in_rates > 0
group by all
order by all
