-- One row per length of the cube, in hours, or share of stays longer than a threshold: over the stays that began in
-- the reported months. The denominator is those stays, the numerator how many of them have ended.
with minimum as (
    select
        max(settings.value) filter (settings.setting = 'minimum_endings_for_median') as for_median,
        max(settings.value) filter (settings.setting = 'minimum_endings_for_share') as for_share
    from reference.settings as settings
    cross join reference.run as run
    where run.as_of >= coalesce(settings.valid_from, date '0001-01-01')
        and run.as_of < coalesce(settings.valid_to, date '9999-12-31')
),

asked as (
    select
        cells.*,
        cube.indicator_id,
        cube.indicator_id = 'length_longest' as is_longest,
        case
            when cube.indicator_id = 'length_longest' then 0
            when starts_with(cube.indicator_id, 'length_') then minimum.for_median
            else minimum.for_share
        end as minimum_endings
    from indicators.cells as cells
    join reference.cube as cube
        on cube.measure_id = cells.measure_id
        and cube.population = cells.population
        and cube.period = cells.period
    cross join minimum
    where starts_with(cube.indicator_id, 'length_')
        or starts_with(cube.indicator_id, 'share_over_')
),

estimated as (
    select
        asked.*,
        case when asked.is_longest then asked.longest_seconds / 3600 else estimates.value end as estimate,
        estimates.lower,
        estimates.upper,
        estimates.persons_repeat,
        case
            when asked.state in ('not_applicable', 'not_available', 'not_reported') then asked.state
            when asked.months_reported = 0 then 'incomplete'
            when asked.endings < asked.minimum_endings or estimate is null then 'not_estimable'
            else 'value'
        end as figure_state
    from asked
    left join results.length_estimates as estimates
        on estimates.set_number = asked.set_number
        and estimates.measure_id = asked.measure_id
        and estimates.population = asked.population
        and estimates.indicator_id = asked.indicator_id
)

select
    organisation,
    place_id,
    security,
    period,
    period_start,
    measure_id,
    population,
    indicator_id,
    figure_state as state,
    case when figure_state = 'value' then estimate end as value,
    case when figure_state = 'value' then lower end as lower,
    case when figure_state = 'value' then upper end as upper,
    case when figure_state in ('value', 'not_estimable') then endings end::double as numerator,
    case when figure_state in ('value', 'not_estimable') then stays_reported end::double as denominator,
    case
        when is_longest then 'longest_observed'
        when precision = 'day' then 'kaplan_meier_whole_days'
        when persons_repeat then 'kaplan_meier_by_person'
        else 'kaplan_meier'
    end as method,
    provisional,
    months_expected,
    months_reported,
    units_expected,
    units_reported
from estimated
