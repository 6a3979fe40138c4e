-- One row per unit, month and rule about which it was decided that rows are right although the rule says no.
select
    overrides.unit_id,
    unit_months.unit_name,
    unit_months.prison_id,
    unit_months.region_id,
    overrides.month,
    overrides.rule,
    max(overrides.decided_on) as decided_on,
    count(*)::integer as rows
from staging.overrides as overrides
join results.unit_months as unit_months
    on unit_months.unit_id = overrides.unit_id
    and unit_months.month = overrides.month
group by all
order by overrides.month, overrides.unit_id, overrides.rule
