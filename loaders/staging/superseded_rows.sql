-- One row per row about a placement that a later month's report tells of too, or a later version of the same month.
select placements.rowid as row_id
from raw.plasseringer as placements
join staging.holding_submissions as holding
    on holding.sha256 = placements.sha256
semi join staging.repeated_placements as repeated
    on repeated.unit_id = placements.enhet
    and repeated.own_id = placements.plassering
qualify row_number() over (
    partition by placements.enhet, placements.plassering
    order by holding.month desc, holding.version_order desc
) > 1
