-- One row per month and own id that more than one row tells of: the month's last word on it, and the month's before.
with told as (
    select
        ids.row_id,
        ids.unit_id,
        ids.own_id,
        ids.month,
        ids.placement_number,
        placements.start,
        placements.slutt
    from staging.id_rows as ids
    join raw.plasseringer as placements
        on placements.rowid = ids.row_id
    where ids.by_report
        and not ids.is_withdrawn
    qualify ids.version_order = max(ids.version_order) over (partition by ids.unit_id, ids.own_id, ids.month)
)

select
    *,
    lag(row_id) over before as row_id_before,
    lag(month) over before as month_before,
    lag(start) over before as start_before,
    lag(slutt) over before as slutt_before,
    -- The id was given to another placement.
    coalesce(placement_number > lag(placement_number) over before, false) as is_another
from told
window before as (partition by unit_id, own_id order by month)
