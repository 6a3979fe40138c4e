-- One row per rate of the cube: the sum of events over the sum of prison days of the unit-months that reported both.
with events as (
    select
        cells.*,
        cube.indicator_id,
        case cube.indicator_id
            when 'rate' then cells.stays_in_rates
            when 'cell_hours_rate' then cells.cell_seconds_in_rates / 3600
        end::double as events,
        case
            when not cells.by_report or not cells.persons_available and cube.indicator_id = 'rate' then 'not_available'
            when cells.state in ('not_applicable', 'not_available', 'not_reported') then cells.state
            when cells.months_in_rates = 0 then 'incomplete'
            when not cells.is_covered or cells.prison_days_in_rates = 0 then 'not_estimable'
            else 'value'
        end as figure_state
    from indicators.cells as cells
    join reference.cube as cube
        on cube.measure_id = cells.measure_id
        and cube.population = cells.population
        and cube.period = cells.period
    where cube.indicator_id in ('rate', 'cell_hours_rate')
)

select
    events.organisation,
    events.place_id,
    events.security,
    events.period,
    events.period_start,
    events.measure_id,
    events.population,
    events.indicator_id,
    events.figure_state as state,
    case when events.figure_state = 'value' then 1000 * events.events / events.prison_days_in_rates end as value,
    case when events.figure_state = 'value' then 1000 * limits.lower / events.prison_days_in_rates end as lower,
    case when events.figure_state = 'value' then 1000 * limits.upper / events.prison_days_in_rates end as upper,
    case when events.months_in_rates > 0 then events.events end as numerator,
    case when events.months_in_rates > 0 then events.prison_days_in_rates end::double as denominator,
    case when events.indicator_id = 'rate' then coalesce(limits.method, 'exact_poisson') else 'description' end as method,
    events.provisional,
    events.months_expected,
    events.months_in_rates as months_reported,
    events.units_expected,
    events.units_in_rates as units_reported
from events
left join results.rate_limits as limits
    on limits.events = case when events.indicator_id = 'rate' then events.stays_in_rates end
    and limits.sum_of_squares = events.stays_in_rates_squared
