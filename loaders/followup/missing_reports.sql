-- One row per unit and month whose report was due and has not come: since when, under the region the unit is in now.
select
    unit_months.unit_id,
    organisation.prison_id,
    organisation.region_id,
    unit_months.month,
    (to_timestamp(unit_months.due_at) - interval 1 day)::date as due_on,
    -- By the calendar: a day in spring has 23 hours.
    date_diff('day', due_on, run.as_of)::integer as days_late
from staging.unit_months as unit_months
join reference.run as run
    on unit_months.due_at <= run.as_of_at
left join staging.organisation as organisation
    on organisation.unit_id = unit_months.unit_id
    and organisation.month = unit_months.month
    and organisation.organisation = 'now'
where unit_months.state = 'not_reported'
order by unit_months.month, unit_months.unit_id
