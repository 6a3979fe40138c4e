-- One row per unit and own id: what the latest month's report says of the placement.
select
    texts.enhet || '/' || texts.plassering as placement_id,
    texts.person as person_id,
    placements.* exclude (chain_hash),
    texts.arsaker as reasons,
    texts.regelverk as regime,
    texts.bokstav as letter
from staging.placement_rows as placements
join raw.plasseringer as texts
    on texts.rowid = placements.row_id
