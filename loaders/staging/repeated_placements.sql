-- One row per unit and own id that more than one row tells of, in several months or in several versions of one.
select
    placements.enhet as unit_id,
    placements.plassering as own_id
from raw.plasseringer as placements
semi join staging.holding_submissions as holding
    on holding.sha256 = placements.sha256
group by all
having count(*) > 1
