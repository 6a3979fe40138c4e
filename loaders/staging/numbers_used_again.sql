-- One row per row of raw whose own id a later month's report gives to another placement: one that began after the first
-- had ended. The month is the one that the first began in.
with told as (
    select
        placements.rowid as row_id,
        placements.enhet as unit_id,
        placements.plassering as own_id,
        placements.start,
        placements.slutt,
        holding.month
    from raw.plasseringer as placements
    join staging.holding_submissions as holding
        on holding.sha256 = placements.sha256
    semi join staging.repeated_placements as repeated
        on repeated.unit_id = placements.enhet
        and repeated.own_id = placements.plassering
    qualify holding.version_order = max(holding.version_order) over (
        partition by placements.enhet, placements.plassering, holding.month
    )
),

followed as (
    select
        *,
        lead(row_id) over later as row_id_after,
        lead(start) over later as start_after,
        lead(month) over later as month_after
    from told
    window later as (partition by unit_id, own_id order by month)
)

select
    followed.row_id,
    followed.row_id_after,
    followed.unit_id,
    followed.own_id,
    followed.month as told_in,
    hours.month
from followed
left join staging.hours as hours
    on hours.hour = followed.start // 3600
where followed.start_after >= followed.slutt
    and followed.month_after > followed.month
