-- One row per placement and month it lasted in: the seconds inside the month, but for those that an earlier placement of
-- the same person has counted. Only those that cross a month are parted.
with chained as (
    select
        chains.row_id,
        chains.counted_from_at,
        stays.self_harm,
        stays.self_harm_narrow
    from staging.chains as chains
    join staging.chained_stays as stays
        on stays.stay_row_id = chains.stay_row_id
),

placements as not materialized (
    select
        placements.row_id,
        placements.unit_id,
        placements.sex,
        placements.under_18,
        placements.measure_id,
        coalesce(stays.counted_from_at, placements.started_at) as from_at,
        placements.confirmed_until_at as until_at,
        placements.start_month,
        placements.start_month_ends_at,
        -- The hours of a stay have a reason where any of its placements has.
        coalesce(stays.self_harm, placements.self_harm) as self_harm,
        coalesce(stays.self_harm_narrow, placements.self_harm_narrow) as self_harm_narrow
    from staging.placement_rows as placements
    left join chained as stays
        on stays.row_id = placements.row_id
)

select
    row_id,
    unit_id,
    start_month as month,
    sex,
    under_18,
    measure_id,
    greatest(until_at - from_at, 0) as seconds,
    self_harm,
    self_harm_narrow
from placements
where until_at <= start_month_ends_at
union all
select
    placements.row_id,
    placements.unit_id,
    months.month,
    placements.sex,
    placements.under_18,
    placements.measure_id,
    greatest(least(placements.until_at, months.ends_at) - greatest(placements.from_at, months.starts_at), 0) as seconds,
    placements.self_harm,
    placements.self_harm_narrow
from placements
join staging.months as months
    on months.starts_at < placements.until_at
    and months.ends_at > placements.from_at
-- What began before the first month has no month of its own to be compared with.
where coalesce(placements.until_at > placements.start_month_ends_at, true)
