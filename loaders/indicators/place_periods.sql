-- One row per place, organisation and period for each unit and month that is counted there. Of the part of a place that
-- has a security level, no single months.
with counted_in as (
    select
        organisation,
        place_id,
        'all'::reference.security_word as security,
        unit_id,
        month
    from staging.memberships
    union all
    select
        organisation,
        part_id,
        security,
        unit_id,
        month
    from staging.part_memberships
)

select
    counted_in.organisation,
    counted_in.place_id,
    counted_in.security,
    periods.period,
    periods.period_start,
    counted_in.unit_id,
    counted_in.month
from counted_in
join indicators.periods as periods
    on periods.month = counted_in.month
where counted_in.security = 'all'
    or periods.period not in ('month', 'previous_12')
