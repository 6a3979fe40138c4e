-- One row per unit and month of which the register knows the security level: the class of units that it is compared
-- with. A unit is with those for women only where the register says that it is wholly for them.
select
    unit_months.unit_id,
    unit_months.month,
    concat_ws(
        ' ',
        places.security,
        case when places.women then 'women' end,
        case when places.youth then 'youth' end
    ) as class_id
from staging.unit_months as unit_months
join staging.places as places
    on places.place_id = unit_months.unit_id
    and coalesce(places.valid_from, date '0001-01-01') <= unit_months.month
    and coalesce(places.valid_to, date '9999-12-31') > unit_months.month
where places.security is not null
