-- One row per place, organisation and period for each unit and month that is counted there.
select
    memberships.organisation,
    memberships.place_id,
    periods.period,
    periods.period_start,
    memberships.unit_id,
    memberships.month
from staging.memberships as memberships
join indicators.periods as periods
    on periods.month = memberships.month
