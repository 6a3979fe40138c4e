-- One row per file whose rows hold: a unit's report for a month, or a file that a profile read.
with units as (
    select
        places.place_id as unit_id,
        months.month,
        -- Far ahead where it is to stay.
        epoch(max(coalesce(places.valid_to, date '9999-12-31'))::timestamptz)::bigint as closed_at
    from staging.months as months
    join staging.places as places
        on places.place_level = 'unit'
        and coalesce(places.valid_from, date '0001-01-01') < months.month + interval 1 month
    group by all
)

select
    versions.sha256,
    versions.unit_id,
    versions.month,
    versions.version_order,
    coalesce(versions.sent_at, versions.received_at) as sent_at,
    -- A report knows nothing of what came after it was sent or received, after its month, or after its unit had closed.
    least(versions.sent_at, versions.received_at, months.ends_at, units.closed_at, run.as_of_at) as confirms_until_at,
    run.as_of_at
from staging.submission_versions as versions
join staging.months as months
    on months.month = versions.month
left join units
    on units.unit_id = versions.unit_id
    and units.month = versions.month
cross join reference.run as run
where versions.holds
union all by name
select
    files.sha256,
    files.last_month as month,
    row_number() over (order by files.last_month, files.received_at, files.sha256)::integer as version_order,
    least(coalesce(months.ends_at, run.as_of_at), run.as_of_at) as sent_at,
    least(coalesce(months.ends_at, run.as_of_at), run.as_of_at) as confirms_until_at,
    run.as_of_at
from staging.profile_files as files
left join staging.months as months
    on months.month = files.last_month
cross join reference.run as run
