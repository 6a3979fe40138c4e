-- One row per finding that no file shows alone.
from staging.findings_across
