-- One row per measure, population and kind of period that figures are made of.
select distinct
    measure_id::reference.measure_id_word as measure_id,
    population::reference.population_word as population,
    period::reference.period_word as period
from reference.cube
