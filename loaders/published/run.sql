-- For the directorate: everything.
from results.run
