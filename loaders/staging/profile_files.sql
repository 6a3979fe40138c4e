-- One row per file known that a profile read: the months it covers and what its source cannot say.
select
    files.sha256,
    files.profile_id,
    submissions.received_at,
    (files.covers_from || '-01')::date as first_month,
    (files.covers_to || '-01')::date as last_month,
    (files.comparable_from || '-01')::date as comparable_first_month,
    (files.comparable_to || '-01')::date as comparable_last_month,
    files.persons_available,
    files.prison_days_available,
    files.sex_available,
    files.unit_months_without_rows
from raw.profile_files as files
join staging.submissions as submissions
    on submissions.sha256 = files.sha256
