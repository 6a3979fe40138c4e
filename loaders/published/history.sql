-- For the directorate: everything.
from results.history
