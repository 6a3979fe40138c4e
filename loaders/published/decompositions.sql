-- For the directorate: everything.
from results.decompositions
