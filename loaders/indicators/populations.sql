-- One row per population that persons of a sex and age group are counted in. Under 18 is a stratum of its own.
select
    sex::reference.sex_word as sex,
    under_18,
    population::reference.population_word as population
from (
    values
        ('woman', false, 'adults'),
        ('woman', false, 'women'),
        ('man', false, 'adults'),
        ('man', false, 'men'),
        (null, false, 'adults'),
        ('woman', true, 'under_18'),
        ('man', true, 'under_18'),
        (null, true, 'under_18')
) as populations (sex, under_18, population)
