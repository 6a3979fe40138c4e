-- One row per unit and month whose report was due and has not come, and since when.
select
    unit_months.unit_id,
    unit_months.month,
    (to_timestamp(unit_months.due_at) - interval 1 day)::date as due_on,
    -- By the calendar: a day in spring has 23 hours.
    date_diff('day', due_on, run.as_of)::integer as days_late
from staging.unit_months as unit_months
join reference.run as run
    on unit_months.due_at <= run.as_of_at
where unit_months.state = 'not_reported'
order by unit_months.month, unit_months.unit_id
