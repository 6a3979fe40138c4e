-- For the directorate: everything.
from results.start_shares
