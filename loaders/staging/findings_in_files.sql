-- One row per finding in one file, also in files that were refused, and whether the file's report holds.
select
    refused.rule,
    refused.severity,
    versions.unit_id,
    versions.month,
    refused.sha256,
    submissions.name as file_name,
    submissions.received_at,
    submissions.status as file_status,
    refused.sheet,
    refused.row,
    refused.column_name,
    refused.found,
    refused.expected,
    refused.message,
    coalesce(versions.holds, submissions.form <> 'unit_report' and submissions.status <> 'refused') as holds
from raw.refused as refused
join raw.submissions as submissions
    on submissions.sha256 = refused.sha256
join reference.run as run
    on submissions.received_at <= run.known_at
left join staging.submission_versions as versions
    on versions.sha256 = refused.sha256
order by all
