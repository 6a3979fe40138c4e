-- One row per placement of which no decision is told, nor how many there were.
select
    placements.row_id,
    placements.unit_id,
    placements.start_month as month,
    placements.measure_id
from staging.placement_rows as placements
anti join staging.decisions_stated as stated
    on stated.row_id = placements.row_id
anti join staging.decisions as decisions
    on decisions.row_id = placements.row_id
