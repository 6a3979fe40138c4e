-- One row per count of the years before placements were reported. What it says is weaker, and its source is beside it.
from staging.history
