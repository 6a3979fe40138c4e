-- For the directorate: everything.
from results.findings
