-- One row per stay and duty that fell due in it, under the act in force when it began and under the adopted one: when it
-- fell due, when it was done, and whether in time; that is empty where nobody has answered.
with at_once as (
    select (3600 * settings.value)::bigint as seconds
    from reference.settings as settings
    cross join reference.run as run
    where settings.setting = 'told_at_once_hours'
        and run.as_of >= coalesce(settings.valid_from, date '0001-01-01')
        and run.as_of < coalesce(settings.valid_to, date '9999-12-31')
),

-- The rules in force when a stay began are those of the whole stay.
due as (
    select
        stays.stay_row_id,
        stays.seconds,
        thresholds.*,
        3600 * thresholds.hours as duty_seconds,
        coalesce(
            stays.started_at >= epoch(thresholds.valid_from::timestamptz)
            and stays.started_at < epoch(coalesce(thresholds.valid_to, date '9999-12-31')::timestamptz),
            false
        ) as is_in_force,
        stays.started_at + 3600 * thresholds.hours as passed_at
    from staging.stay_rows as stays
    join reference.thresholds as thresholds
        on thresholds.measure_id = stays.measure_id
        and thresholds.under_18 = stays.under_18
        and stays.seconds > 3600 * thresholds.hours
),

done as (
    select
        due.stay_row_id,
        due.threshold_id,
        due.measure_id,
        due.under_18,
        due.hours,
        due.duty,
        due.regime,
        due.is_in_force,
        due.passed_at,
        -- What is to be done at once cannot be done before it begins.
        due.passed_at + case when due.hours = 0 then at_once.seconds else 0 end as due_at,
        case due.duty
            when 'region_told' then told.region_told_at
            when 'directorate_told' then told.directorate_told_at
            when 'region_decides' then told.region_decided_at
            when 'renewed_decision' then told.renewed_at
        end as done_at,
        case
            when due.duty = 'renewed_decision' then ceil(due.seconds / due.duty_seconds)
            when due.duty = 'health_visit' then due.seconds // due.duty_seconds
        end::integer as times_due,
        case due.duty
            when 'renewed_decision' then care.decisions
            when 'health_visit' then care.health_visits
        end as times_done,
        case when due.duty = 'supervision' then care.longest_gap_minutes end as longest_gap_minutes,
        case
            when due.duty in ('region_told', 'directorate_told') then care.by_report
            when due.duty = 'region_decides' then care.decisions_listed > 0
            when due.duty = 'renewed_decision' then care.decisions_listed > 0 or care.has_no_renewal
            when due.duty = 'supervision'
                then care.longest_gap_minutes is not null
                    and (care.gaps_answered or 60 * care.longest_gap_minutes > due.duty_seconds)
            when due.duty = 'health_visit' then care.health_visits is not null
        end as answered,
        due.duty_seconds
    from due
    cross join at_once
    join staging.care as care
        on care.stay_row_id = due.stay_row_id
    left join staging.told as told
        on told.stay_row_id = due.stay_row_id
    where due.is_in_force or due.regime = 'adopted'
)

select
    * exclude (answered, duty_seconds),
    case
        when not answered then null
        when duty = 'supervision' then 60 * longest_gap_minutes <= duty_seconds
        when duty = 'health_visit' then times_done >= times_due
        else coalesce(done_at <= due_at, false)
    end as in_time
from done
