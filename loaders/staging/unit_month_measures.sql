-- One row per unit, month and measure: whether the unit had what the measure needs, and so what its report tells of it.
with registered as (
    -- What the register knew of the unit when the month began, or the unit did.
    select
        months.unit_id,
        months.month,
        arg_min_null(places.safety_cells, coalesce(places.valid_from, date '0001-01-01')) as safety_cells
    from staging.unit_months as months
    join staging.places as places
        on places.place_id = months.unit_id
        and coalesce(places.valid_from, date '0001-01-01') < months.month + interval 1 month
        and coalesce(places.valid_to, date '9999-12-31') > months.month
    group by all
),

approved as (
    select
        unit_months.unit_id,
        unit_months.month,
        measures.measure_id,
        unit_months.state,
        unit_months.provisional,
        unit_months.placements_lacking,
        unit_months.placements_surplus,
        unit_months.by_report,
        measures.exposure_field is null as needs_nothing,
        case measures.exposure_field
            when 'sikkerhetsceller' then unit_months.safety_cells
            when 'sikkerhetssenger' then unit_months.restraint_beds
            when 'forsterkede_celler' then unit_months.reinforced_cells
        end as approved,
        case measures.exposure_field when 'sikkerhetsceller' then registered.safety_cells end as approved_by_register
    from staging.unit_months as unit_months
    cross join reference.measures as measures
    left join registered
        on registered.unit_id = unit_months.unit_id
        and registered.month = unit_months.month
),

-- Where a month is not reported, or its number could not be read, the reports around it say what the unit had, and without
-- any the register.
known as (
    select
        *,
        coalesce(
            approved,
            last_value(approved ignore nulls) over (
                partition by unit_id, measure_id order by month
                rows between unbounded preceding and current row
            ),
            first_value(approved ignore nulls) over (
                partition by unit_id, measure_id order by month
                rows between current row and unbounded following
            ),
            approved_by_register
        ) as likely_approved
    from approved
),

-- The months in which somebody was placed: those that a placement began in, or lasted in.
placed as (
    select
        unit_id,
        start_month as month,
        measure_id
    from staging.placement_rows
    union
    select
        placements.unit_id,
        months.month,
        placements.measure_id
    from staging.placement_rows as placements
    join staging.months as months
        on months.starts_at < placements.confirmed_until_at
        and months.ends_at > placements.started_at
    where coalesce(placements.confirmed_until_at > placements.start_month_ends_at, true)
)

select
    known.unit_id,
    known.month,
    known.measure_id,
    case
        when not known.by_report then
            case when of_source.measure_id is null then 'not_available' else known.state end
        when known.needs_nothing then known.state
        when known.state = 'not_reported' and known.likely_approved = 0 and placed.unit_id is null then 'not_applicable'
        when known.approved is null
            and known.placements_lacking = 0
            and known.likely_approved = 0
            and placed.unit_id is null then 'not_applicable'
        when known.approved = 0 and placed.unit_id is null then 'not_applicable'
        -- Placed in what the unit says it has not: head and rows contradict each other.
        when known.approved = 0 and known.state = 'value' then 'incomplete'
        else known.state
    end as state,
    known.provisional,
    known.placements_lacking,
    known.placements_surplus,
    known.needs_nothing or coalesce(known.approved > 0, false) as has_approved
from known
left join placed
    on placed.unit_id = known.unit_id
    and placed.month = known.month
    and placed.measure_id = known.measure_id
left join (select distinct measure_id from placed) as of_source
    on of_source.measure_id = known.measure_id
