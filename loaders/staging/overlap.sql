-- One row per placement that began while the same person was in a cell already. Both are kept. What a unit tells of the
-- time before it existed, another has told of.
with first_days as (
    select
        place_id as unit_id,
        epoch(min(coalesce(valid_from, date '0001-01-01'))::timestamptz)::bigint as opens_at
    from staging.places
    where place_level = 'unit'
    group by all
),

begun as (
    select
        placements.*,
        greatest(placements.started_at, first_days.opens_at) as begins_at
    from staging.placements as placements
    left join first_days
        on first_days.unit_id = placements.unit_id
    where placements.person_id is not null
),

in_order as (
    select
        begun.*,
        max(confirmed_until_at) over before as until_before,
        arg_max(placement_id, (confirmed_until_at, placement_id)) over before as placement_before
    from begun
    -- A restraint bed may be used during a stay in a cell; two cells at once is nobody's.
    window before as (
        partition by person_id, case when measure_id in ('safety_cell', 'reinforced_cell') then 'cell' else measure_id end
        order by begins_at, placement_id
        rows between unbounded preceding and 1 preceding
    )
)

select
    'overlap' as rule,
    in_order.unit_id,
    in_order.last_month as month,
    substr(in_order.placement_id, length(in_order.unit_id) + 2) as own_id,
    held.sha256,
    held.sheet,
    held.row,
    'Start' as column_name,
    strftime(to_timestamp(in_order.started_at), '%d.%m.%Y %H:%M') as found,
    strftime(to_timestamp(in_order.started_at), '%d.%m.%Y %H:%M') as found_nn,
    'et tidspunkt da personen ikke alt var plassert: ' || in_order.placement_before || ' varte til '
        || strftime(to_timestamp(in_order.until_before), '%d.%m.%Y %H:%M') as expected,
    'eit tidspunkt då personen ikkje alt var plassert: ' || in_order.placement_before || ' varte til '
        || strftime(to_timestamp(in_order.until_before), '%d.%m.%Y %H:%M') as expected_nn,
    'Begge er tatt med, og timene de har felles, telles én gang. Kontroller start og slutt på begge.' as remedy
from in_order
join raw.plasseringer as held
    on held.rowid = in_order.row_id
where in_order.begins_at < in_order.until_before
