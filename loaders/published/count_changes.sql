-- For the directorate: everything.
from results.count_changes
