-- One row per unit, month and organisation for each part of a region and of the country that has the unit's security
-- level when the month began, or the unit did. A part is counted as a place of its own, `norge:high`. A unit that has
-- both levels, or another, is in none.
with levels as (
    select
        months.unit_id,
        months.month,
        arg_min(places.security, coalesce(places.valid_from, date '0001-01-01')) as security
    from staging.unit_months as months
    join staging.places as places
        on places.place_id = months.unit_id
        and coalesce(places.valid_from, date '0001-01-01') < months.month + interval 1 month
        and coalesce(places.valid_to, date '9999-12-31') > months.month
    group by all
)

select
    memberships.unit_id,
    memberships.month,
    memberships.organisation,
    (memberships.place_id || ':' || levels.security)::reference.place_id_word as part_id,
    levels.security::reference.security_word as security
from staging.memberships as memberships
join levels
    on levels.unit_id = memberships.unit_id
    and levels.month = memberships.month
where memberships.place_level in ('region', 'country')
    and levels.security in ('high', 'low')
