-- One row per measure, population and kind of period that figures are made of; and the 12 months before the last, which
-- the lengths of adults' stays in a safety cell are compared with.
select
    measure_id::reference.measure_id_word as measure_id,
    population::reference.population_word as population,
    period::reference.period_word as period
from reference.cube
union
select
    measure_id::reference.measure_id_word,
    population::reference.population_word,
    'previous_12'
from reference.cube
where measure_id = 'safety_cell'
    and population = 'adults'
    and period = 'last_12'
