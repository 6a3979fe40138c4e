-- One row per measure, population and kind of period that figures are made of.
select distinct
    measure_id,
    population,
    period
from reference.cube
