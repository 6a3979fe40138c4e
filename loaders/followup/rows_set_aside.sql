-- One row per cell or row set aside in a report that holds and is not complete: where it stands and which rule it
-- breaks. What was found in it is not told here.
select
    findings.unit_id,
    findings.month,
    findings.file_name,
    findings.sheet,
    findings.row,
    findings.column_name,
    findings.rule,
    findings.expected
from staging.findings_in_files as findings
join staging.unit_months as unit_months
    on unit_months.unit_id = findings.unit_id
    and unit_months.month = findings.month
where findings.holds
    and findings.severity = 'sets_aside'
    and unit_months.state = 'incomplete'
order by findings.month, findings.unit_id, findings.file_name, findings.sheet, findings.row, findings.column_name, findings.rule
