-- One row per unit and month: stays started and seconds in cell, straight from the file. The best we know to write: whole
-- seconds all the way, an instant finds its month by its hour, only what crosses a month is parted, and what a person's
-- placements have in common is counted once.
with placements as (
    select
        enhet,
        person,
        start,
        slutt
    from read_csv(
        getvariable('csv'),
        header = true,
        columns = {
            enhet: 'varchar', maned: 'varchar', plassering: 'varchar', person: 'varchar', kjonn: 'varchar',
            under_18: 'boolean', tiltak: 'varchar', start: 'bigint', slutt: 'bigint', arsaker: 'varchar'
        }
    )
),

months as (
    select
        month,
        epoch(month::timestamptz)::bigint as starts_at,
        epoch((month + interval 1 month)::timestamptz)::bigint as ends_at
    from (select unnest(generate_series(date '2021-01-01', date '2026-10-01', interval 1 month))::date as month)
),

hours as (
    select
        unnest(generate_series(starts_at // 3600, ends_at // 3600 - 1)) as hour,
        month,
        ends_at
    from months
),

located as (
    select
        placements.enhet,
        placements.start,
        placements.slutt,
        hours.month,
        hours.ends_at,
        coalesce(
            max(placements.slutt) over (
                partition by placements.person
                order by placements.start
                rows between unbounded preceding and 1 preceding
            ),
            0
        ) as all_before_until
    from placements
    join hours
        on hours.hour = placements.start // 3600
),

parts as (
    select
        enhet,
        month,
        count(*) filter (start > all_before_until + 7200) as stays_started,
        sum(greatest(least(slutt, ends_at) - greatest(start, all_before_until), 0)) as cell_seconds
    from located
    group by all
    union all
    select
        located.enhet,
        months.month,
        0,
        greatest(
            least(located.slutt, months.ends_at) - greatest(months.starts_at, located.all_before_until),
            0
        )
    from located
    join months
        on months.starts_at < located.slutt
        and months.starts_at >= located.ends_at
    where located.slutt > located.ends_at
)

select
    enhet as unit_id,
    month,
    sum(stays_started)::integer as stays_started,
    sum(cell_seconds)::bigint as cell_seconds
from parts
group by all
order by all
