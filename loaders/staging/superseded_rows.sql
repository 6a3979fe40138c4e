-- One row per row about a placement that a later month's report tells of too, or a later version of the same month, or
-- that one of these withdraws.
select row_id
from staging.id_rows
qualify is_withdrawn
    or row_number() over (
        partition by unit_id, own_id
        order by is_withdrawn, month desc, version_order desc
    ) > 1
