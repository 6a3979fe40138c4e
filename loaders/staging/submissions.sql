-- One row per file that is known and was not refused.
select
    submissions.sha256,
    submissions.name,
    submissions.form,
    submissions.profile_id,
    submissions.received_at,
    submissions.status,
    coalesce(submissions.rows_set_aside, 0) as rows_set_aside,
    coalesce(submissions.placements_set_aside, 0) as placements_set_aside
from raw.submissions as submissions
join reference.run as run
    on submissions.received_at <= run.known_at
where submissions.status <> 'refused'
