-- For the directorate: everything.
from results.length_curves
