-- One row per placement of a stay of several: the stay it is part of, called by its first placement. A placement goes
-- on with a stay where it begins no later than the gap after all before it ended. Who is unknown is chained to nobody.
with gaps as (
    select
        epoch(coalesce(valid_from, date '0001-01-01')::timestamptz)::bigint as from_at,
        epoch(coalesce(valid_to, date '9999-12-31')::timestamptz)::bigint as until_at,
        (3600 * value)::bigint as seconds
    from reference.settings
    where setting = 'stay_gap_hours'
),

in_order as (
    select
        placement_id,
        person_id,
        measure_id,
        started_at,
        max(confirmed_until_at) over (
            partition by person_id, measure_id
            order by started_at, placement_id
            rows between unbounded preceding and 1 preceding
        ) as all_before_until_at
    from staging.placements
    where person_id is not null
),

gap_passed as (
    select
        in_order.*,
        in_order.all_before_until_at is null
            or in_order.started_at > in_order.all_before_until_at + gaps.seconds as begins_stay
    from in_order
    join gaps
        on in_order.started_at >= gaps.from_at
        and in_order.started_at < gaps.until_at
),

-- Few persons have a stay of several placements; only theirs are looked at further.
called as (
    select
        placement_id,
        last_value(case when begins_stay then placement_id end ignore nulls) over (
            partition by person_id, measure_id
            order by started_at, placement_id
        ) as stay_id
    from gap_passed
    semi join (from gap_passed where not begins_stay) as going_on
        on going_on.person_id = gap_passed.person_id
        and going_on.measure_id = gap_passed.measure_id
)

select
    placement_id,
    stay_id
from called
qualify count(*) over (partition by stay_id) > 1
