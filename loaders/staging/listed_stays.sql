-- One row per stay that a list may show: it lasted in the last month that its unit has reported, or is open. It is called
-- by the unit's own id where that is a plain number, as V-2291; an id that may be a name or a pseudonym is left out.
with last_reported as (
    select
        unit_months.unit_id,
        max(months.starts_at) as starts_at
    from staging.unit_months as unit_months
    join staging.months as months
        on months.month = unit_months.month
    where unit_months.by_report
        and unit_months.state <> 'not_reported'
    group by all
),

-- Where a unit is now is the same for all its months.
organisation as (
    select distinct
        unit_id,
        region_id
    from staging.organisation
    where organisation = 'now'
)

select
    stays.stay_row_id,
    stays.stay_id,
    case when regexp_matches(texts.plassering, '^[A-ZÆØÅa-zæøå]{0,4}[-/ ]?[0-9]{1,8}([-/][0-9]{1,4})?$') then texts.plassering end as own_id,
    stays.unit_id,
    organisation.region_id,
    stays.measure_id,
    stays.under_18,
    stays.started_at,
    stays.ended_at,
    stays.observed_until_at,
    stays.last_word_at,
    stays.seconds as observed_seconds,
    stays.self_harm,
    coalesce(stays.observed_until_at > last_reported.starts_at, false) as in_last_report,
    stays.unregistered_end_suspected
from staging.stays as stays
join raw.plasseringer as texts
    on texts.rowid = stays.stay_row_id
left join last_reported
    on last_reported.unit_id = stays.unit_id
left join organisation
    on organisation.unit_id = stays.unit_id
where (stays.ended_at is null or in_last_report)
    -- What has been erased is counted and never listed.
    and not starts_with(texts.plassering, 'slettet-')
order by stays.started_at, stays.stay_id
