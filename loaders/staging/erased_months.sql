-- One row per unit, month and measure in which a placement began whose row has been erased: it is counted, but whose it
-- was and when it was in the month is not known.
select distinct
    placements.enhet::reference.place_id_word as unit_id,
    hours.month,
    placements.tiltak::reference.measure_id_word as measure_id
from raw.plasseringer as placements
join staging.hours as hours
    on hours.hour = placements.start // 3600
where starts_with(placements.plassering, 'slettet-')
