-- One row per finding, in one file or across several, and whether it is about a report that holds.
select
    rule,
    severity,
    unit_id,
    month,
    sha256,
    file_name,
    received_at,
    file_status,
    sheet,
    row,
    column_name,
    found,
    expected,
    message,
    holds
from staging.findings_in_files
union all by name
select
    findings.* exclude (found_nn, expected_nn),
    true as holds
from staging.findings_across as findings
order by rule, file_name, sheet, row, column_name, sha256, message
