-- One row per whole hour: the month it is in. Months begin on a whole hour, so that an instant finds its month
-- by division and one equality, however many there are.
select
    unnest(generate_series(starts_at // 3600, ends_at // 3600 - 1)) as hour,
    month,
    ends_at as month_ends_at
from staging.months
