-- For the directorate: everything.
from results.duties
