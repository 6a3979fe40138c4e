-- For the directorate: everything.
from results.trend_fits
