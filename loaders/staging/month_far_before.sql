-- One row per report of a month long before those that the units report for: it is not counted.
select
    'month-far-before' as rule,
    hode.enhet as unit_id,
    (hode.maned || '-01')::date as month,
    null::varchar as own_id,
    hode.sha256,
    null::varchar as sheet,
    null::integer as row,
    'Måned' as column_name,
    hode.maned as found,
    hode.maned as found_nn,
    'en måned som andre enheter også melder for: de begynner med ' || strftime(months.first_month, '%Y-%m') as expected,
    'ein månad som andre einingar òg melder for: dei byrjar med ' || strftime(months.first_month, '%Y-%m') as expected_nn,
    'Rapporten er ikke regnet med. Er måneden feil, send den på nytt med rett måned.' as remedy
from raw.hode as hode
semi join staging.submissions as submissions
    on submissions.sha256 = hode.sha256
join (select min(month) as first_month from staging.months) as months
    on (hode.maned || '-01')::date < months.first_month
