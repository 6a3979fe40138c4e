-- One row per month from the first that was reported to the last that has ended, with its instants in Norway. A few
-- reports of months long before all others do not begin it: every unit would lack its reports from then on.
with told as (
    select distinct
        hode.enhet as unit_id,
        (hode.maned || '-01')::date as month
    from raw.hode as hode
    join staging.submissions as submissions
        on submissions.sha256 = hode.sha256
),

rule as (
    select
        max(value) filter (setting = 'silent_months_between_stretches')::integer as silent_months,
        max(value) filter (setting = 'least_reports_of_stretch') as least_reports
    from reference.settings as settings
    cross join reference.run as run
    where run.as_of >= coalesce(settings.valid_from, date '0001-01-01')
        and run.as_of < coalesce(settings.valid_to, date '9999-12-31')
),

-- So many months in a row of which no unit has reported part one stretch from the next.
stretches as (
    select
        month,
        reports,
        count(*) filter (is_after_gap) over (order by month) as stretch
    from (
        select
            month,
            count(*) as reports,
            month > lag(month) over (order by month) + to_months(any_value(rule.silent_months)) as is_after_gap
        from told
        cross join rule
        group by month
    )
),

-- Few are fewer reports than so large a share of the units would send for one month.
reported as (
    select
        min(month) as first_month,
        null::date as last_month
    from stretches
    where stretch >= (
        select min(stretch)
        from (select stretch, sum(reports) as reports from stretches group by all)
        cross join rule
        where reports >= rule.least_reports * (select count(distinct unit_id) from told)
            or stretch = (select max(stretch) from stretches)
    )
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
