-- For the directorate: everything.
from results.quality_assurance
