-- One row per placement of a stay of several: the stay it is part of, called by the row of its first placement. A
-- placement goes on with a stay where it begins no later than the gap after all before it ended. Who is unknown is
-- chained to nobody. What a unit tells of the time before it existed is another's to count: there the placement begins
-- with the unit. Of two that begin at once, the one that lasted the shorter is the first. What a placement has in common
-- with those before it is time that they have counted.
with gaps as (
    select
        epoch(coalesce(valid_from, date '0001-01-01')::timestamptz)::bigint as from_at,
        epoch(coalesce(valid_to, date '9999-12-31')::timestamptz)::bigint as until_at,
        (3600 * value)::bigint as seconds
    from reference.settings
    where setting = 'stay_gap_hours'
),

-- Where a stay goes on, some placement begins soon after the one begun before it. Few do: only theirs are looked at.
neighbours as (
    select
        chain_hash,
        started_at - lag(confirmed_until_at) over (partition by chain_hash order by started_at) as seconds_between
    from staging.placement_rows
    where chain_hash is not null
),

close as (
    select distinct chain_hash
    from neighbours
    where seconds_between <= (select max(seconds) from gaps)
),

located as (
    select
        placements.row_id,
        texts.enhet || '/' || texts.plassering as placement_id,
        texts.person as person_id,
        any_value(placements.measure_id) as measure_id,
        any_value(placements.started_at) as started_at,
        any_value(placements.confirmed_until_at) as confirmed_until_at,
        -- When the unit is first there, from the start on.
        greatest(
            any_value(placements.started_at),
            min(epoch(coalesce(units.valid_from, date '0001-01-01')::timestamptz)::bigint)
        ) as begins_at
    from (from staging.placement_rows semi join close using (chain_hash)) as placements
    join raw.plasseringer as texts
        on texts.rowid = placements.row_id
    left join staging.places as units
        on units.place_level = 'unit'
        and units.place_id = texts.enhet
        and coalesce(units.valid_to, date '9999-12-31') > to_timestamp(placements.started_at)::date
    group by all
),

in_order as (
    select
        *,
        max(confirmed_until_at) over (
            partition by person_id, measure_id
            order by begins_at, confirmed_until_at, placement_id
            rows between unbounded preceding and 1 preceding
        ) as all_before_until_at
    from located
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

called as (
    select
        row_id,
        -- Of the first of a stay nobody else has counted anything.
        case when begins_stay then started_at else greatest(begins_at, all_before_until_at) end as counted_from_at,
        last_value(case when begins_stay then row_id end ignore nulls) over (
            partition by person_id, measure_id
            order by begins_at, confirmed_until_at, placement_id
        ) as stay_row_id
    from gap_passed
)

select
    row_id,
    stay_row_id,
    counted_from_at
from called
qualify count(*) over (partition by stay_row_id) > 1
