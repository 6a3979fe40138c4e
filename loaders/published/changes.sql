-- For the directorate: everything.
from results.changes
