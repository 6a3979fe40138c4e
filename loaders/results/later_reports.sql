-- One row per unit, month and report of a later month that some of the month's figures follow.
from staging.later_reports
order by unit_id, month, report_month, sha256
