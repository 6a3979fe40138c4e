-- For the directorate: everything.
from results.monitoring_points
