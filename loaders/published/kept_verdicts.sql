-- For the directorate: everything.
from results.kept_verdicts
