-- For the directorate: everything.
from results.monitoring_phases
