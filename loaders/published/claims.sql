-- For the directorate: everything.
from results.claims
