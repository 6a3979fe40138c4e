-- One row per stay on a ground that is valid in both regimes. Where a letter also covers what one of them leaves out,
-- the reasons must say that the stay was for the other part.
with bridging as (
    select placements.row_id
    from staging.placements as placements
    join reference.grounds as grounds
        on grounds.regime = placements.regime
        and grounds.letter = placements.letter
    where grounds.bridge
        and (grounds.bridge_reason is null or list_contains(placements.reasons, grounds.bridge_reason))
)

select distinct coalesce(chains.stay_row_id, bridging.row_id) as stay_row_id
from bridging
left join staging.chains as chains
    on chains.row_id = bridging.row_id
