-- One row per place, organisation and quarter or last 12 months, of the measure and population whose stays have a
-- verdict: its unit-months that have the same month of the same unit a year before, and the stays and prison days of
-- those that are reported in both years. A unit that has become one for others is not set against itself.
with unit_months as (
    select
        cells.place_id as unit_id,
        cells.period_start as month,
        kinds.kind_number,
        cells.months_in_rates = 1 as in_rates,
        cells.stays_in_rates,
        cells.prison_days_in_rates
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
),

years as (
    select
        this_year.unit_id,
        this_year.month,
        year_before.month as month_before,
        this_year.in_rates and year_before.in_rates as is_matched,
        this_year.stays_in_rates as stays_now,
        this_year.prison_days_in_rates as prison_days_now,
        year_before.stays_in_rates as stays_before,
        year_before.prison_days_in_rates as prison_days_before
    from unit_months as this_year
    join unit_months as year_before
        on year_before.unit_id = this_year.unit_id
        and year_before.month = (this_year.month - interval 12 month)::date
        and year_before.kind_number = this_year.kind_number
)

select
    places.organisation,
    places.place_id,
    places.period,
    places.period_start,
    count(*)::integer as months_alike,
    count(*) filter (years.is_matched)::integer as months_matched,
    coalesce(sum(years.stays_now) filter (years.is_matched), 0)::integer as stays_now,
    coalesce(sum(years.prison_days_now) filter (years.is_matched), 0)::bigint as prison_days_now,
    coalesce(sum(years.stays_before) filter (years.is_matched), 0)::integer as stays_before,
    coalesce(sum(years.prison_days_before) filter (years.is_matched), 0)::bigint as prison_days_before
from indicators.place_periods as places
join years
    on years.unit_id = places.unit_id
    and years.month = places.month
semi join staging.memberships as memberships
    on memberships.unit_id = years.unit_id
    and memberships.month = years.month_before
    and memberships.organisation = places.organisation
    and memberships.place_id = places.place_id
where places.period in ('quarter', 'last_12')
group by all
order by all
