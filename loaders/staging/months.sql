-- One row per month from the first that was reported to the last that has ended, with its instants in Norway.
with reported as (
    select min((hode.maned || '-01')::date) as first_month, null::date as last_month
    from raw.hode as hode
    join staging.submissions as submissions
        on submissions.sha256 = hode.sha256
    union all
    select min(first_month), max(last_month)
    from staging.profile_files
),

stretch as (
    select
        min(reported.first_month) as first_month,
        -- A source of the past says nothing of the months since; monthly reports are due until today.
        case
            when exists (from staging.submissions where form = 'unit_report') then any_value(run.as_of)
            else least(any_value(run.as_of), max(reported.last_month))
        end as until
    from reported
    cross join reference.run as run
),

listed as (
    select unnest(generate_series(first_month, until, interval 1 month))::date as month
    from stretch
)

select
    listed.month,
    epoch(listed.month::timestamptz)::bigint as starts_at,
    epoch((listed.month + interval 1 month)::timestamptz)::bigint as ends_at,
    extract(day from last_day(listed.month))::integer as days,
    -- A report is in time until the day of the deadline has ended.
    epoch((listed.month + interval 1 month + to_days(due.value::integer))::timestamptz)::bigint as due_at
from listed
cross join reference.run as run
left join reference.settings as due
    on due.setting = 'report_due_day'
    and listed.month >= coalesce(due.valid_from, date '0001-01-01')
    and listed.month < coalesce(due.valid_to, date '9999-12-31')
where epoch((listed.month + interval 1 month)::timestamptz) <= run.as_of_at
order by listed.month
