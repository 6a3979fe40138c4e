-- For the directorate: everything.
from results.figures
