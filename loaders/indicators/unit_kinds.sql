-- One row per unit and month: how often the unit had become one for others by then (another sex, age or security
-- level). Its level before and after says nothing of a trend.
with described as (
    select
        unit_months.unit_id,
        unit_months.month,
        case
            when places.place_id is not null
                then concat_ws('/', places.security, coalesce(places.women::varchar, '?'), places.youth)
        end as kind
    from staging.unit_months as unit_months
    left join staging.places as places
        on places.place_id = unit_months.unit_id
        and coalesce(places.valid_from, date '0001-01-01') <= unit_months.month
        and coalesce(places.valid_to, date '9999-12-31') > unit_months.month
),

compared as (
    select
        *,
        kind is distinct from lag(kind ignore nulls) over (partition by unit_id order by month)
            and kind is not null
            and lag(kind ignore nulls) over (partition by unit_id order by month) is not null as is_another
    from described
)

select
    unit_id,
    month,
    count(*) filter (is_another) over (partition by unit_id order by month)::integer as kind_number
from compared
