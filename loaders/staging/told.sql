-- One row per stay of which anybody was told, or anything decided: when those who decide or are told of a long one first
-- did or were.
with told as (
    select
        placements.row_id,
        texts.region_varslet as region_told_at,
        texts.direktorat_varslet as directorate_told_at
    from staging.placement_rows as placements
    join raw.plasseringer as texts
        on texts.rowid = placements.row_id
    where coalesce(texts.region_varslet, texts.direktorat_varslet) is not null
    union all by name
    select
        row_id,
        decided_at,
        level,
        type
    from staging.decisions
    where decided_at is not null
)

select
    coalesce(chains.stay_row_id, told.row_id) as stay_row_id,
    min(told.region_told_at) as region_told_at,
    min(told.directorate_told_at) as directorate_told_at,
    min(told.decided_at) filter (told.level in ('region', 'directorate')) as region_decided_at,
    min(told.decided_at) filter (told.type = 'renewal') as renewed_at
from told
left join staging.chains as chains
    on chains.row_id = told.row_id
group by all
