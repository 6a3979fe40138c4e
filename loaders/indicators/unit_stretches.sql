-- One row per place, organisation and quarter for each unit and kind of it: which of the quarter's months it is counted
-- there (1, 2 and 4 added), nearly always all three.
select
    memberships.organisation,
    memberships.place_id,
    memberships.unit_id,
    kinds.kind_number,
    date_trunc('quarter', memberships.month)::date as quarter,
    bit_or(1 << ((month(memberships.month) - 1) % 3))::integer as months
from staging.memberships as memberships
join indicators.unit_kinds as kinds
    on kinds.unit_id = memberships.unit_id
    and kinds.month = memberships.month
group by all
