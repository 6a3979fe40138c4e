-- One row per row about a placement that a later month's report tells of too, or a later version of the same month, or
-- that one of these withdraws.
with withdrawn as (
    select
        withdrawals.enhet as unit_id,
        withdrawals.plassering as own_id,
        max((holding.month, holding.version_order)) as since
    from raw.trukket as withdrawals
    join staging.holding_submissions as holding
        on holding.sha256 = withdrawals.sha256
    group by all
)

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
union
select placements.rowid as row_id
from raw.plasseringer as placements
join staging.holding_submissions as holding
    on holding.sha256 = placements.sha256
join withdrawn
    on withdrawn.unit_id = placements.enhet
    and withdrawn.own_id = placements.plassering
    and withdrawn.since > (holding.month, holding.version_order)
