-- One row per place, organisation and period: the number of the set of units' months it is made of. A prison of one
-- unit has the same as its unit, and most places the same then and now: what is costly is counted once per set.
with numbered as (
    select
        unit_id,
        month,
        row_number() over (order by unit_id, month)::integer as unit_month
    from staging.unit_months
),

made_of as (
    select
        places.organisation,
        places.place_id,
        places.security,
        places.period,
        places.period_start,
        list(numbered.unit_month order by numbered.unit_month) as unit_months
    from indicators.place_periods as places
    join numbered
        on numbered.unit_id = places.unit_id
        and numbered.month = places.month
    group by all
)

select
    organisation,
    place_id,
    security,
    period,
    period_start,
    dense_rank() over (order by period, unit_months)::integer as set_number
from made_of
