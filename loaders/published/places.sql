-- For the directorate: everything.
from results.places
