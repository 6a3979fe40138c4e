-- One row per unit and month in a set that some place and period is made of, and whether that is a whole place.
select
    sets.set_number,
    sets.period,
    places.unit_id,
    places.month,
    bool_or(places.security = 'all') as is_whole
from indicators.place_sets as sets
join indicators.place_periods as places
    on places.organisation = sets.organisation
    and places.place_id = sets.place_id
    and places.period = sets.period
    and places.period_start = sets.period_start
group by all
