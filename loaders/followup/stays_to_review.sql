-- One row per stay of its unit's last report that is proposed for review: among the longest of its region and measure, one of several
-- by the same person within some days, or about self-harm and long.
with settings as (
    select
        any_value(value) filter (setting = 'review_longest_stays') as longest_stays,
        any_value(value) filter (setting = 'review_repeated_stays') as repeated_stays,
        any_value(86400 * value) filter (setting = 'review_repeated_days') as repeated_seconds,
        any_value(3600 * value) filter (setting = 'review_self_harm_hours') as self_harm_seconds
    from reference.settings
    cross join reference.run as run
    where run.as_of >= coalesce(valid_from, date '0001-01-01')
        and run.as_of < coalesce(valid_to, date '9999-12-31')
),

numbered as (
    select
        stay_row_id,
        count(*) over (
            partition by coalesce(person_id, stay_id), measure_id
            order by started_at
            range between (select repeated_seconds from settings) preceding and current row
        ) as stays_of_person
    from staging.stays
),

stays as (
    select
        stays.*,
        rank() over (
            partition by stays.region_id, stays.measure_id
            order by stays.observed_seconds desc
        ) as longest_rank,
        numbered.stays_of_person
    from staging.listed_stays as stays
    join numbered
        on numbered.stay_row_id = stays.stay_row_id
    where stays.in_last_report
        and exists (
            from reference.thresholds as thresholds
            where thresholds.measure_id = stays.measure_id::varchar
        )
)

select
    stays.stay_id,
    stays.own_id,
    stays.unit_id,
    stays.measure_id,
    stays.under_18,
    stays.started_at,
    stays.ended_at,
    stays.observed_seconds,
    stays.longest_rank <= settings.longest_stays as among_longest,
    stays.stays_of_person >= settings.repeated_stays as repeated,
    stays.stays_of_person::integer as stays_of_person,
    coalesce(stays.self_harm and stays.observed_seconds > settings.self_harm_seconds, false) as self_harm_and_long
from stays
cross join settings
where among_longest
    or repeated
    or self_harm_and_long
order by stays.started_at, stays.stay_id
