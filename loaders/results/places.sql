-- One row per place: as it is on the day we look from, or was when it closed, and how long it has been.
with now as (
    select
        places.place_id,
        arg_max_null(places.place_level, coalesce(places.valid_from, date '0001-01-01')) as place_level,
        arg_max_null(places.name, coalesce(places.valid_from, date '0001-01-01')) as name,
        arg_max_null(places.parent_id, coalesce(places.valid_from, date '0001-01-01')) as parent_id,
        case when count(*) filter (places.valid_from is null) = 0 then min(places.valid_from) end as valid_from,
        arg_max_null(places.valid_to, coalesce(places.valid_from, date '0001-01-01')) as valid_to,
        arg_max_null(places.replaced_by, coalesce(places.valid_from, date '0001-01-01')) as replaced_by,
        arg_max_null(places.security, coalesce(places.valid_from, date '0001-01-01')) as security,
        arg_max_null(places.women, coalesce(places.valid_from, date '0001-01-01')) as women,
        arg_max_null(places.youth, coalesce(places.valid_from, date '0001-01-01')) as youth,
        arg_max_null(places.capacity, coalesce(places.valid_from, date '0001-01-01')) as capacity,
        arg_max_null(places.safety_cells, coalesce(places.valid_from, date '0001-01-01')) as safety_cells
    from staging.places as places
    cross join reference.run as run
    where coalesce(places.valid_from, date '0001-01-01') <= run.as_of
    group by places.place_id
)

select
    now.*,
    coalesce(now.valid_to <= run.as_of, false) as is_closed
from now
cross join reference.run as run
order by now.place_id
