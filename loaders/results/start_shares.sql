-- One row per place that was to report in the window of start times, and part of the day or week: the share of the stays
-- that began in it, with the share of an equal spread beside it.
with rule as (
    select
        max(value) filter (setting = 'minimum_stays_for_start_times')::integer as stays,
        max(value) filter (setting = 'night_from_hour')::integer as night_from,
        max(value) filter (setting = 'night_to_hour')::integer as night_to
    from reference.settings as settings
    cross join reference.run as run
    where run.as_of >= coalesce(settings.valid_from, date '0001-01-01')
        and run.as_of < coalesce(settings.valid_to, date '9999-12-31')
),

parts as (
    select
        windows.*,
        'night' as part,
        windows.night_stays as part_stays,
        windows.timed_stays as all_stays,
        windows.timed_squared as sum_of_squares,
        (24 - rule.night_from + rule.night_to) / 24 as even_share,
        windows.timed_stays < windows.stays as is_untold
    from indicators.start_windows as windows
    cross join rule
    union all
    select
        windows.*,
        'weekend' as part,
        windows.weekend_stays as part_stays,
        windows.stays as all_stays,
        windows.stays_squared as sum_of_squares,
        2 / 7 as even_share,
        false as is_untold
    from indicators.start_windows as windows
),

stated as (
    select
        parts.*,
        case
            when parts.months_expected = 0 and parts.months_not_available > 0 then 'not_available'
            when parts.months_expected = 0 then 'not_applicable'
            when parts.months_reported + parts.months_incomplete = 0 then 'not_reported'
            when parts.months_reported = 0 then 'incomplete'
            when parts.is_untold then 'not_available'
            when parts.all_stays < rule.stays then 'not_estimable'
            else 'value'
        end as figure_state
    from parts
    cross join rule
)

select
    stated.organisation,
    stated.place_id,
    stated.first_month,
    stated.last_month,
    stated.part,
    stated.figure_state as state,
    case when stated.figure_state = 'value' then stated.part_stays / stated.all_stays end as share,
    case when stated.figure_state = 'value' then limits.lower end as lower,
    case when stated.figure_state = 'value' then limits.upper end as upper,
    stated.even_share,
    case when stated.figure_state in ('value', 'not_estimable') then stated.part_stays end as part_stays,
    case when stated.figure_state in ('value', 'not_estimable') then stated.all_stays end as stays,
    case when stated.sum_of_squares > stated.all_stays then 'effective_wilson' else 'wilson' end as method,
    stated.months_expected,
    stated.months_reported
from stated
left join results.share_limits as limits
    on limits.successes = stated.part_stays
    and limits.trials = stated.all_stays
    and limits.sum_of_squares = stated.sum_of_squares
order by all
