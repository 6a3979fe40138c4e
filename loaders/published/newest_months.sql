-- For the directorate: everything.
from results.newest_months
