-- One row per place and stretch of time in which what is said of it holds, up to the day we look from.
select
    places.place_order,
    places.place_id,
    places.place_level,
    places.name,
    places.parent_id,
    places.valid_from,
    places.valid_to,
    places.replaced_by,
    places.security,
    places.women,
    places.youth,
    places.capacity,
    places.safety_cells
from staging.places as places
cross join reference.run as run
where coalesce(places.valid_from <= run.as_of, true)
order by places.place_order, places.valid_from nulls first
