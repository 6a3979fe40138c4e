-- One row per placement of which a number of decisions is stated: the last that was, and the month whose report said so. A
-- report that does not say takes nothing back.
select
    placements.row_id,
    coalesce(ids.decisions, texts.antall_vedtak) as decisions,
    coalesce(ids.month, placements.last_month) as month
from staging.placement_rows as placements
join raw.plasseringer as texts
    on texts.rowid = placements.row_id
left join (
    select
        standing.row_id,
        arg_max(texts.antall_vedtak, (ids.month, ids.version_order)) as decisions,
        arg_max(ids.month, (ids.month, ids.version_order)) as month
    from staging.id_rows as standing
    anti join staging.superseded_rows as superseded
        on superseded.row_id = standing.row_id
    join staging.id_rows as ids
        on ids.unit_id = standing.unit_id
        and ids.own_id = standing.own_id
        and ids.placement_number = standing.placement_number
        and not ids.is_withdrawn
    join raw.plasseringer as texts
        on texts.rowid = ids.row_id
    where texts.antall_vedtak is not null
    group by all
) as ids
    on ids.row_id = placements.row_id
where coalesce(ids.decisions, texts.antall_vedtak) is not null
