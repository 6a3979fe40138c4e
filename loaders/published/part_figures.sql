-- For the directorate: everything.
from results.part_figures
