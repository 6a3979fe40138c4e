-- For the directorate: everything.
from results.report_files
