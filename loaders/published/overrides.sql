-- For the directorate: everything.
from results.overrides
