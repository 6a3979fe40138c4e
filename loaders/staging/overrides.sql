-- One row per decision that a row is right although a rule says no: about which month of which unit. Why, by whom and which
-- row stay in the record.
select
    decided_on,
    unit_id,
    month,
    rule
from record.overrides
order by all
