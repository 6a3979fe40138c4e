-- One row per file whose rows hold: a unit's report for a month, or a file that a profile read.
select
    versions.sha256,
    versions.unit_id,
    versions.month,
    versions.version_order,
    coalesce(versions.sent_at, versions.received_at) as sent_at,
    versions.confirms_until_at,
    run.as_of_at
from staging.submission_versions as versions
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
