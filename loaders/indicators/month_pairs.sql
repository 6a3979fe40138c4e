-- One row per unit and month in which it was to report, or was to a year before, of the measure and population whose
-- stays have a verdict: both years' stays, prison days and time, and whether the two can be set against each other.
-- They can where both have a final, complete report and the unit has not become one for others in between.
with unit_months as (
    select
        cells.place_id as unit_id,
        cells.period_start as month,
        kinds.kind_number,
        cells.months_in_rates = 1 as in_rates,
        cells.stays_started,
        cells.stays_in_rates,
        cells.prison_days_in_rates,
        cells.cell_seconds_in_rates
    from indicators.cells as cells
    join reference.trends as trends
        on trends.measure_id = cells.measure_id
        and trends.population = cells.population
    join indicators.unit_kinds as kinds
        on kinds.unit_id = cells.place_id
        and kinds.month = cells.period_start
    where trends.trend_id = 'stays'
        and cells.organisation = 'then'
        and cells.period = 'month'
        and cells.months_expected = 1
)

select
    coalesce(this_year.unit_id, year_before.unit_id) as unit_id,
    coalesce(this_year.month, (year_before.month + interval 12 month)::date) as month,
    year_before.month as month_before,
    case
        when not coalesce(this_year.in_rates, true) or not coalesce(year_before.in_rates, true) then 'lacking'
        when year_before.unit_id is null then 'opened'
        when this_year.unit_id is null then 'closed'
        when this_year.kind_number <> year_before.kind_number then 'another'
        else 'compared'
    end as pairing,
    this_year.kind_number = year_before.kind_number as is_alike,
    coalesce(this_year.stays_started, 0) as stays_started_now,
    coalesce(year_before.stays_started, 0) as stays_started_before,
    this_year.stays_in_rates as stays_now,
    this_year.prison_days_in_rates as prison_days_now,
    this_year.cell_seconds_in_rates as seconds_now,
    year_before.stays_in_rates as stays_before,
    year_before.prison_days_in_rates as prison_days_before,
    year_before.cell_seconds_in_rates as seconds_before
from unit_months as this_year
full join unit_months as year_before
    on year_before.unit_id = this_year.unit_id
    and year_before.month = (this_year.month - interval 12 month)::date
