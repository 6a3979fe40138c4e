-- One row per share of the cube: part and whole beside it, over the months that were reported.
with minimum as (
    select settings.value as answered
    from reference.settings as settings
    cross join reference.run as run
    where settings.setting = 'minimum_answered_for_share'
        and run.as_of >= coalesce(settings.valid_from, date '0001-01-01')
        and run.as_of < coalesce(settings.valid_to, date '9999-12-31')
),

parts as (
    select
        cells.*,
        cube.indicator_id,
        case cube.indicator_id
            when 'self_harm_share_stays' then cells.self_harm_stays
            when 'self_harm_share_persons' then cells.self_harm_persons
            when 'self_harm_share_hours' then cells.self_harm_seconds
            when 'narrow_share_stays' then cells.narrow_stays
            when 'narrow_share_persons' then cells.narrow_persons
            when 'narrow_share_hours' then cells.narrow_seconds
            when 'top_3_share' then cells.top_3_stays
        end as part,
        case
            when cube.indicator_id = 'top_3_share' then cells.stays_reported
            when cube.indicator_id in ('self_harm_share_stays', 'narrow_share_stays') then cells.answered_stays
            when cube.indicator_id in ('self_harm_share_persons', 'narrow_share_persons') then cells.answered_persons
            else cells.answered_seconds
        end as whole,
        case
            when cube.indicator_id in ('self_harm_share_stays', 'narrow_share_stays') then cells.answered_squared
            else cells.answered_persons
        end as sum_of_squares,
        case when cube.indicator_id like '%\_hours' escape '\' then 3600 else 1 end as per,
        cube.indicator_id in ('self_harm_share_stays', 'narrow_share_stays') as is_of_stays,
        cube.indicator_id in (
            'self_harm_share_stays', 'narrow_share_stays', 'self_harm_share_persons', 'narrow_share_persons'
        ) as has_interval,
        cube.indicator_id in ('self_harm_share_persons', 'narrow_share_persons', 'top_3_share') as needs_persons,
        case when cube.indicator_id = 'top_3_share' then 1 else minimum.answered end as minimum_answered,
        case when cube.indicator_id = 'top_3_share' then cells.stays_reported else cells.answered_stays end as answered
    from indicators.cells as cells
    join reference.cube as cube
        on cube.measure_id = cells.measure_id
        and cube.population = cells.population
        and cube.period = cells.period
    cross join minimum
    where cube.indicator_id in (
        'self_harm_share_stays', 'self_harm_share_persons', 'self_harm_share_hours', 'narrow_share_stays',
        'narrow_share_persons', 'narrow_share_hours', 'top_3_share'
    )
),

stated as (
    select
        *,
        case
            when needs_persons and (not persons_available or persons_erased) then 'not_available'
            when state in ('not_applicable', 'not_available', 'not_reported') then state
            when months_reported = 0 then 'incomplete'
            when answered < minimum_answered or whole = 0 then 'not_estimable'
            else 'value'
        end as figure_state
    from parts
)

select
    stated.organisation,
    stated.place_id,
    stated.security,
    stated.period,
    stated.period_start,
    stated.measure_id,
    stated.population,
    stated.indicator_id,
    stated.figure_state as state,
    case when stated.figure_state = 'value' then stated.part / stated.whole end as value,
    case when stated.figure_state = 'value' then limits.lower end as lower,
    case when stated.figure_state = 'value' then limits.upper end as upper,
    case when stated.figure_state in ('value', 'not_estimable') then stated.part / stated.per end::double as numerator,
    case when stated.figure_state in ('value', 'not_estimable') then stated.whole / stated.per end::double as denominator,
    -- Had all without an answer been without the reason, or with it.
    case
        when stated.figure_state = 'value' and stated.is_of_stays and stated.whole < stated.stays_reported
            then stated.part / stated.stays_reported
    end as low,
    case
        when stated.figure_state = 'value' and stated.is_of_stays and stated.whole < stated.stays_reported
            then (stated.part + stated.stays_reported - stated.whole) / stated.stays_reported
    end as high,
    case
        when not stated.has_interval then 'description'
        when stated.sum_of_squares > stated.whole then 'effective_wilson'
        else 'wilson'
    end as method,
    stated.provisional,
    stated.months_expected,
    stated.months_reported,
    stated.units_expected,
    stated.units_reported
from stated
left join results.share_limits as limits
    on limits.successes = case when stated.has_interval then stated.part end
    and limits.trials = stated.whole
    and limits.sum_of_squares = stated.sum_of_squares
