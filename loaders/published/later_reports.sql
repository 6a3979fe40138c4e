-- For the directorate: everything.
from results.later_reports
