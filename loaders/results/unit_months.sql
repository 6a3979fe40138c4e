-- One row per unit and month that was expected or reported: what became of its report, where the unit belonged then.
with names as (
    select
        place_id,
        arg_max(name, coalesce(valid_from, date '0001-01-01')) as name,
        min(place_order) as unit_order
    from results.places
    group by all
)

select
    names.unit_order,
    unit_months.unit_id,
    names.name as unit_name,
    organisation.prison_id,
    organisation.region_id,
    unit_months.month,
    unit_months.state,
    unit_months.provisional,
    unit_months.nil_report,
    unit_months.late,
    unit_months.version,
    to_timestamp(unit_months.first_received_at)::date as first_received_on,
    to_timestamp(unit_months.received_at)::date as received_on,
    (to_timestamp(unit_months.due_at) - interval 1 day)::date as due_on,
    coalesce(unit_months.due_at <= run.as_of_at, false) as is_due,
    unit_months.prison_days,
    unit_months.placements_stated,
    unit_months.placements_accepted,
    unit_months.rows_set_aside,
    cells.state as safety_cell_state
from staging.unit_months as unit_months
cross join reference.run as run
left join names
    on names.place_id = unit_months.unit_id
left join staging.organisation as organisation
    on organisation.unit_id = unit_months.unit_id
    and organisation.month = unit_months.month
    and organisation.organisation = 'then'
left join staging.unit_month_measures as cells
    on cells.unit_id = unit_months.unit_id
    and cells.month = unit_months.month
    and cells.measure_id = 'safety_cell'
order by names.unit_order, unit_months.unit_id, unit_months.month
