-- For the directorate: everything.
from results.trend_answers
