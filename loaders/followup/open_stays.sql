-- One row per stay that is open on the day we look from: since when, for how long a report has confirmed it, and the
-- next threshold that it has not passed.
with ahead as (
    select
        stays.stay_row_id,
        arg_min(thresholds.threshold_id, (thresholds.hours, thresholds.duty, thresholds.threshold_id)) as threshold_id
    from staging.listed_stays as stays
    join reference.thresholds as thresholds
        on thresholds.measure_id = stays.measure_id::varchar
        and thresholds.under_18 = stays.under_18
        and thresholds.duty in ('region_decides', 'region_told', 'directorate_told')
        and stays.observed_seconds <= 3600 * thresholds.hours
        and stays.started_at >= epoch(thresholds.valid_from::timestamptz)
        and stays.started_at < epoch(coalesce(thresholds.valid_to, date '9999-12-31')::timestamptz)
    where stays.ended_at is null
    group by all
)

select
    stays.stay_id,
    stays.own_id,
    stays.unit_id,
    stays.measure_id,
    stays.under_18,
    stays.started_at,
    stays.observed_until_at,
    stays.last_word_at,
    stays.observed_seconds,
    run.as_of_at - stays.started_at as seconds_if_still_there,
    stays.unregistered_end_suspected,
    ahead.threshold_id as next_threshold_id
from staging.listed_stays as stays
cross join reference.run as run
left join ahead
    on ahead.stay_row_id = stays.stay_row_id
where stays.ended_at is null
order by stays.started_at, stays.stay_id
