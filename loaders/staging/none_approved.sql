-- One row per month in which persons were placed in what the head of the unit's report says that the unit has not.
select
    'none-approved' as rule,
    measures.unit_id,
    measures.month,
    null::varchar as own_id,
    reports.sha256,
    null::varchar as sheet,
    null::integer as row,
    null::varchar as column_name,
    '0 godkjente, men plasseringer i ' || names.name_nb as found,
    '0 godkjende, men plasseringar i ' || names.name_nn as found_nn,
    'minst én der noen er plassert' as expected,
    'minst éi der nokon er plassert' as expected_nn,
    'Måneden holdes utenfor rater til hodet eller plasseringene er rettet.' as remedy
from staging.unit_month_measures as measures
join staging.unit_months as reports
    on reports.unit_id = measures.unit_id
    and reports.month = measures.month
join reference.measures as names
    on names.measure_id = measures.measure_id
where measures.state = 'incomplete'
    and reports.state = 'value'
