-- For the directorate: everything.
from results.unit_comparison
