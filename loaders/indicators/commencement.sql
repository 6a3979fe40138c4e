-- One row: the first whole quarter under the adopted act, when series on its grounds begin anew; null until the
-- list of grounds has a date that has come.
select date_trunc('quarter', min(grounds.valid_from) + interval 3 month - interval 1 day)::date as quarter
from reference.grounds as grounds
cross join reference.run as run
where grounds.regime = 'adopted'
    and grounds.valid_from <= run.as_of
