-- One row per unit, earlier month and how far back the month it is set beside lies (0 is the newest): placements in a safety
-- cell of adults that began in it, as was known when it was as old as that month is now, and as is known now.
with setting as (
    select settings.value::integer as newest_months
    from reference.settings as settings
    cross join reference.run as run
    where settings.setting = 'provisional_newest_months'
        and run.as_of >= coalesce(settings.valid_from, date '0001-01-01')
        and run.as_of < coalesce(settings.valid_to, date '9999-12-31')
),

newest as (
    select
        months.month,
        row_number() over (order by months.month desc)::integer - 1 as months_back,
        run.as_of_at - months.ends_at as age
    from staging.months as months
    cross join reference.run as run
    cross join setting
    qualify months_back < setting.newest_months
),

-- What came before the first report that we were sent was not followed as it came.
asked as (
    select
        months.month,
        months.starts_at,
        months.ends_at,
        newest.months_back,
        months.ends_at + newest.age as known_at
    from staging.months as months
    cross join newest
    where months.month < (select min(month) from newest)
        and months.ends_at >= (select min(received_at) from staging.submissions where form = 'unit_report')
),

known as (
    select
        asked.*,
        versions.unit_id,
        versions.month as report_month,
        versions.version_order,
        versions.sha256
    from asked
    cross join setting
    join staging.submission_versions as versions
        on versions.received_at <= asked.known_at
        and versions.month >= asked.month
        and versions.month <= asked.month + to_months(setting.newest_months)
    qualify versions.version_order >= coalesce(
        max(versions.version_order) filter (versions.scope = 'whole') over (
            partition by asked.month, asked.months_back, versions.unit_id, versions.month
        ),
        1
    )
),

told as (
    select
        known.*,
        placements.plassering as own_id,
        coalesce(
            placements.tiltak = 'safety_cell'
            and not placements.under_18
            and placements.start >= known.starts_at
            and placements.start < known.ends_at,
            false
        ) as counts
    from known
    join raw.plasseringer as placements
        on placements.sha256 = known.sha256
    union all by name
    select
        known.*,
        withdrawals.plassering as own_id,
        false as counts
    from known
    join raw.trukket as withdrawals
        on withdrawals.sha256 = known.sha256
),

last_told as (
    select *
    from told
    qualify row_number() over (
        partition by month, months_back, unit_id, own_id
        order by report_month desc, version_order desc
    ) = 1
),

then_known as (
    select
        unit_id,
        month,
        months_back,
        count(*) filter (counts)::integer as placements
    from last_told
    group by all
),

now_known as (
    select
        unit_id::varchar as unit_id,
        start_month as month,
        count(*)::integer as placements
    from staging.placement_rows
    where measure_id = 'safety_cell'
        and not under_18
    group by all
)

select
    reports.unit_id,
    asked.month,
    asked.months_back,
    coalesce(then_known.placements, 0)::integer as placements_then,
    coalesce(now_known.placements, 0)::integer as placements_now
from asked
join staging.unit_months as reports
    on reports.month = asked.month
left join then_known
    on then_known.unit_id = reports.unit_id
    and then_known.month = asked.month
    and then_known.months_back = asked.months_back
left join now_known
    on now_known.unit_id = reports.unit_id
    and now_known.month = asked.month
