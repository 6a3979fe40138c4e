-- One row per stay and group of reasons that any of its placements has. A stay of several groups has a row for each.
with placements as (
    select
        coalesce(chains.stay_row_id, texts.rowid) as stay_row_id,
        unnest(texts.arsaker) as reason_id
    from raw.plasseringer as texts
    left join staging.chains as chains
        on chains.row_id = texts.rowid
),

groups as (
    select
        reason_id,
        reason_group as reason
    from reference.reasons
    union all
    select
        reason_id,
        'narrow'
    from reference.reasons
    where narrow
)

select distinct
    placements.stay_row_id,
    groups.reason::reference.reason_word as reason
from placements
join groups
    on groups.reason_id = placements.reason_id
