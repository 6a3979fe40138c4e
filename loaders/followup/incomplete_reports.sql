-- One row per unit and month whose report holds and is not complete: which file, and how many rows wait to be mended.
select
    unit_months.unit_id,
    unit_months.month,
    submissions.name as file_name,
    unit_months.rows_set_aside,
    unit_months.placements_stated,
    unit_months.placements_accepted
from staging.unit_months as unit_months
left join staging.submissions as submissions
    on submissions.sha256 = unit_months.sha256
where unit_months.state = 'incomplete'
    and unit_months.by_report
order by unit_months.month, unit_months.unit_id
