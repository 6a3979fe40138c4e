-- One row per place, weekday and hour at which any stay of the window began: how many.
select
    memberships.organisation,
    memberships.place_id,
    stays.weekday,
    stays.hour_of_day,
    count(*)::integer as stays
from indicators.start_stays as stays
join staging.memberships as memberships
    on memberships.unit_id = stays.unit_id
    and memberships.month = stays.month
group by all
