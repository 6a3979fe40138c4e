-- For the directorate: everything.
from results.contributions
