-- One row per unit and own id that more than one row tells of, in several months or in several versions of one.
with held as not materialized (
    select
        placements.enhet as unit_id,
        placements.plassering as own_id,
        hash(placements.enhet, placements.plassering) as own_hash
    from raw.plasseringer as placements
    semi join staging.holding_submissions as holding
        on holding.sha256 = placements.sha256
),

-- Most ids stand in one row, and a number shows it: texts are compared only where the numbers are equal.
equal as (
    select own_hash
    from held
    group by all
    having count(*) > 1
)

select
    held.unit_id,
    held.own_id
from held
semi join equal
    on equal.own_hash = held.own_hash
group by all
having count(*) > 1
