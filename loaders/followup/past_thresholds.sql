-- One row per stay of the last 12 months, or open, and threshold that it has passed: who was to decide or be told, by
-- when, and when they were. What only the adopted act asks for is shown as what would have been.
with recent as (
    select max(month) - interval 11 month as month
    from staging.months
)

select
    stays.stay_id,
    stays.unit_id,
    organisation.prison_id,
    organisation.region_id,
    stays.measure_id,
    stays.under_18,
    stays.started_at,
    stays.ended_at,
    stays.seconds as observed_seconds,
    stays.unregistered_end_suspected,
    thresholds.threshold_id,
    thresholds.hours,
    thresholds.duty,
    thresholds.regime,
    thresholds.paragraph,
    thresholds.name_nb,
    thresholds.valid_from is not null as is_in_force,
    stays.started_at + 3600 * thresholds.hours as passed_at,
    case thresholds.duty
        when 'region_told' then told.region_told_at
        when 'directorate_told' then told.directorate_told_at
        when 'region_decides' then told.region_decided_at
        when 'renewed_decision' then told.renewed_at
    end as done_at
from staging.stays as stays
cross join recent
join reference.thresholds as thresholds
    on thresholds.measure_id = stays.measure_id
    and thresholds.under_18 = stays.under_18
    and stays.seconds > 3600 * thresholds.hours
    -- The rules in force when a stay began are those of the whole stay; an act without a date is shown as what-if.
    and (
        thresholds.valid_from is null
        or stays.started_at >= epoch(thresholds.valid_from::timestamptz)
        and stays.started_at < epoch(coalesce(thresholds.valid_to, date '9999-12-31')::timestamptz)
    )
left join staging.told as told
    on told.stay_row_id = stays.stay_row_id
left join staging.organisation as organisation
    on organisation.unit_id = stays.unit_id
    and organisation.month = stays.start_month
    and organisation.organisation = 'now'
where stays.ended_at is null
    or stays.start_month >= recent.month
order by stays.started_at, stays.stay_id, thresholds.hours, thresholds.threshold_id
