-- One row per set of units' months, measure and population with any: how many persons began a stay, and how often they
-- did. A person is counted once in each, so that the sum of the units can be more than the country has.
with persons as (
    select
        person_id,
        row_number() over (order by person_id)::integer as person
    from (select distinct person_id from staging.stays where person_id is not null)
),

counted as (
    select
        stays.unit_id,
        stays.start_month as month,
        stays.measure_id,
        populations.population,
        persons.person,
        reported.in_rates,
        reported.is_reported and stays.reasons_answered as is_answered,
        reported.is_reported and coalesce(stays.self_harm, false) as is_self_harm,
        reported.is_reported and coalesce(stays.self_harm_narrow, false) as is_narrow
    from staging.stays as stays
    join persons
        on persons.person_id = stays.person_id
    join indicators.populations as populations
        on populations.under_18 = stays.under_18
        and populations.sex is not distinct from stays.sex
    join indicators.unit_months as reported
        on reported.unit_id = stays.unit_id
        and reported.month = stays.start_month
        and reported.measure_id = stays.measure_id
        and reported.population = populations.population
),

of_person as (
    select
        sets.set_number,
        cube.measure_id,
        cube.population,
        counted.person,
        count(*)::integer as stays,
        count(*) filter (counted.in_rates) as stays_in_rates,
        count(*) filter (counted.is_answered) as answered_stays,
        bool_or(counted.is_answered) as is_answered,
        bool_or(counted.is_self_harm) as is_self_harm,
        bool_or(counted.is_narrow) as is_narrow
    from counted
    join indicators.set_months as sets
        on sets.unit_id = counted.unit_id
        and sets.month = counted.month
    join indicators.cube as cube
        on cube.measure_id = counted.measure_id
        and cube.population = counted.population
        and cube.period = sets.period
    group by all
)

select
    set_number,
    measure_id,
    population,
    count(*)::integer as persons,
    count(*) filter (stays >= 2)::integer as persons_2_plus,
    count(*) filter (stays >= 3)::integer as persons_3_plus,
    list_sum(max(stays, 3))::integer as top_3_stays,
    count(*) filter (is_answered)::integer as answered_persons,
    count(*) filter (is_self_harm)::integer as self_harm_persons,
    count(*) filter (is_narrow)::integer as narrow_persons,
    -- What the sum over persons of the square of their stays is more than the stays.
    sum(stays_in_rates * (stays_in_rates - 1))::bigint as repeats_in_rates,
    sum(answered_stays * (answered_stays - 1))::bigint as repeats_answered
from of_person
group by all
