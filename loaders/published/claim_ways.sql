-- For the directorate: everything.
from results.claim_ways
