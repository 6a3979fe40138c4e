-- One row per stay: when those who decide or are told of a long one first did or were.
with telling as (
    select
        coalesce(chains.stay_id, placements.placement_id) as stay_id,
        rows.region_varslet as region_told_at,
        rows.direktorat_varslet as directorate_told_at,
        placements.placement_id
    from staging.placements as placements
    join raw.plasseringer as rows
        on rows.rowid = placements.row_id
    left join staging.chains as chains
        on chains.placement_id = placements.placement_id
)

select
    telling.stay_id,
    min(telling.region_told_at) as region_told_at,
    min(telling.directorate_told_at) as directorate_told_at,
    min(decisions.decided_at) filter (decisions.level in ('region', 'directorate')) as region_decided_at,
    min(decisions.decided_at) filter (decisions.type = 'renewal') as renewed_at,
    coalesce(sum(decisions.decisions), 0)::integer as decisions
from telling
left join staging.decisions as decisions
    on decisions.placement_id = telling.placement_id
group by telling.stay_id
