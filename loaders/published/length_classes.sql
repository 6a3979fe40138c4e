-- For the directorate: everything.
from results.length_classes
