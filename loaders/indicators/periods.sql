-- One row per month of each period that is whole: months, quarters, years, the last 12 months and the 12 before them.
with ends as (
    -- The last 12 months end with the last whose report was due, or with the last that a source can compare.
    select coalesce(
        max(months.month) filter (months.due_at <= run.as_of_at and exists (from staging.submissions where form = 'unit_report')),
        (select max(coalesce(comparable_last_month, last_month)) from staging.profile_files)
    ) as month
    from staging.months as months
    cross join reference.run as run
),

named as (
    select 'month' as period, month as period_start, month, 1 as months
    from staging.months
    union all
    select 'quarter', date_trunc('quarter', month)::date, month, 3
    from staging.months
    union all
    select 'year', date_trunc('year', month)::date, month, 12
    from staging.months
    union all
    select 'last_12', (ends.month - interval 11 month)::date, months.month, 12
    from staging.months as months
    join ends
        on months.month between ends.month - interval 11 month and ends.month
    union all
    select 'previous_12', (ends.month - interval 23 month)::date, months.month, 12
    from staging.months as months
    join ends
        on months.month between ends.month - interval 23 month and ends.month - interval 12 month
)

select
    period::reference.period_word as period,
    period_start,
    month
from named
qualify count(*) over (partition by period, period_start) = months
order by all
