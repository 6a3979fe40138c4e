-- One row per place and the stretch of time in which what is said of it holds.
-- Where all reports come by profiles that make their own places, the register of our own places is not shown.
select
    place_id,
    place_level,
    name,
    parent_id,
    valid_from,
    valid_to,
    replaced_by,
    security,
    women,
    youth,
    capacity,
    safety_cells,
    place_order
from reference.places
where exists (from staging.submissions where form <> 'profile')
    or not exists (from staging.profile_files join raw.profile_places using (sha256))
union all by name
select
    place_id,
    arg_min(place_level, sha256) as place_level,
    arg_min(name, sha256) as name,
    arg_min(parent_id, sha256) as parent_id,
    []::varchar[] as replaced_by,
    row_number() over (order by place_id)::integer as place_order
from raw.profile_places
semi join staging.profile_files using (sha256)
group by place_id
