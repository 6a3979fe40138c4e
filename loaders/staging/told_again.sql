-- One row per month and own id that more than one row tells of: the month's last word on it, and the month's before.
with told as (
    select
        placements.rowid as row_id,
        placements.enhet as unit_id,
        placements.plassering as own_id,
        holding.month,
        placements.start,
        placements.slutt
    from raw.plasseringer as placements
    join staging.holding_submissions as holding
        on holding.sha256 = placements.sha256
        and holding.unit_id = placements.enhet
    semi join staging.repeated_placements as repeated
        on repeated.unit_id = placements.enhet
        and repeated.own_id = placements.plassering
    qualify holding.version_order = max(holding.version_order) over (
        partition by placements.enhet, placements.plassering, holding.month
    )
)

select
    *,
    lag(row_id) over before as row_id_before,
    lag(month) over before as month_before,
    lag(start) over before as start_before,
    -- Begun after the one before had ended: the id was given to another placement.
    coalesce(start >= lag(slutt) over before, false) as is_another
from told
window before as (partition by unit_id, own_id order by month)
