-- One row per unit, month and organisation for each place it is counted in: itself or its heir, prison, region, country.
with above as (
    select
        unit_id,
        month,
        organisation,
        unnest([shown_unit_id, prison_id, region_id, country_id]) as place_id,
        unnest(['unit', 'prison', 'region', 'country']) as place_level
    from staging.organisation
)

select
    unit_id::reference.place_id_word as unit_id,
    month,
    organisation::reference.organisation_word as organisation,
    place_id::reference.place_id_word as place_id,
    place_level
from above
where place_id is not null
