-- One row per unit, month, measure and population: whether events and prison days of the month can be set against
-- each other. Only a final, complete report of a unit with what the measure needs counts in rates.
with populations as (
    select distinct
        measure_id,
        population
    from indicators.cube
),

exposures as (
    select
        measures.unit_id,
        measures.month,
        populations.measure_id,
        populations.population,
        measures.state,
        measures.provisional,
        measures.has_approved,
        reports.sex_available or populations.population not in ('women', 'men') as is_told_apart,
        case populations.population
            when 'adults' then reports.prison_days - reports.prison_days_under_18
            when 'women' then reports.prison_days_women
            when 'men' then reports.prison_days - reports.prison_days_under_18 - reports.prison_days_women
            when 'under_18' then reports.prison_days_under_18
        end as prison_days
    from staging.unit_month_measures as measures
    join populations
        on populations.measure_id = measures.measure_id
    join staging.unit_months as reports
        on reports.unit_id = measures.unit_id
        and reports.month = measures.month
)

select
    unit_id::reference.place_id_word as unit_id,
    month,
    measure_id,
    population,
    state = 'value' and is_told_apart as is_reported,
    state = 'value' and is_told_apart and not provisional and has_approved and prison_days is not null as in_rates,
    case when state = 'value' and has_approved then prison_days end as prison_days
from exposures
