-- One row per unit and pairing of its months with the same months a year before: what it adds to the change in the
-- country's stays from the 12 months before to the last 12. Months that lack a final, complete report in one of the
-- years are apart, with what is known of them: they are never a none. All rows add up to the change in what is known.
with last_12 as (
    select month
    from indicators.periods
    where period = 'last_12'
        and exists (from indicators.periods where period = 'previous_12')
),

units as (
    select
        place_id,
        arg_max(name, coalesce(valid_from, date '0001-01-01')) as name,
        min(place_order) as unit_order
    from results.places
    group by all
)

select
    units.unit_order,
    pairs.unit_id,
    units.name as unit_name,
    pairs.pairing,
    count(*)::integer as months,
    sum(pairs.stays_started_now)::integer as stays_now,
    sum(pairs.stays_started_before)::integer as stays_before,
    sum(pairs.stays_started_now - pairs.stays_started_before)::integer as contribution
from indicators.month_pairs as pairs
join last_12
    on last_12.month = pairs.month
left join units
    on units.place_id = pairs.unit_id
group by all
order by units.unit_order, pairs.unit_id, pairs.pairing
