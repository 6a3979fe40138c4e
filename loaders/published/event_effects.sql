-- For the directorate: everything.
from results.event_effects
