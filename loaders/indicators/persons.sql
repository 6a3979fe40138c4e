-- One row per set of units' months, measure and population with any: how many persons began a stay, and how often they
-- did. A person is counted once in each, so that the sum of the units can be more than the country has.
with persons as (
    select
        person_id,
        row_number() over (order by person_id)::integer as person
    from (select distinct person_id from staging.stays where person_id is not null)
),

begun as (
    select
        stays.unit_id,
        stays.start_month as month,
        stays.measure_id,
        stays.sex,
        stays.under_18,
        persons.person,
        stays.reasons_answered,
        stays.self_harm,
        stays.self_harm_narrow
    from staging.stays as stays
    join persons
        on persons.person_id = stays.person_id
    where stays.start_month is not null
),

counted_in as (
    select
        begun.*,
        sets.set_number,
        cube.population,
        reported.is_reported,
        reported.in_rates
    from (select distinct unit_id, month, measure_id, sex, under_18 from begun) as begun
    join indicators.populations as populations
        on populations.under_18 = begun.under_18
        and populations.sex is not distinct from begun.sex
    join indicators.unit_months as reported
        on reported.unit_id = begun.unit_id
        and reported.month = begun.month
        and reported.measure_id = begun.measure_id
        and reported.population = populations.population
    join indicators.set_months as sets
        on sets.unit_id = begun.unit_id
        and sets.month = begun.month
    join indicators.cube as cube
        on cube.measure_id = begun.measure_id
        and cube.population = populations.population
        and cube.period = sets.period
),

of_person as (
    select
        counted_in.set_number,
        counted_in.measure_id,
        counted_in.population,
        begun.person,
        count(*)::integer as stays,
        count(*) filter (counted_in.is_reported) as stays_reported,
        count(*) filter (counted_in.in_rates) as stays_in_rates,
        count(*) filter (counted_in.is_reported and begun.reasons_answered) as answered_stays,
        bool_or(counted_in.is_reported and coalesce(begun.self_harm, false)) as is_self_harm,
        bool_or(counted_in.is_reported and coalesce(begun.self_harm_narrow, false)) as is_narrow
    from begun
    join counted_in
        on counted_in.unit_id = begun.unit_id
        and counted_in.month = begun.month
        and counted_in.measure_id = begun.measure_id
        and counted_in.under_18 = begun.under_18
        and counted_in.sex is not distinct from begun.sex
    group by all
)

select
    set_number,
    measure_id,
    population,
    count(*)::integer as persons,
    count(*) filter (stays >= 2)::integer as persons_2_plus,
    count(*) filter (stays >= 3)::integer as persons_3_plus,
    list_sum(max(stays_reported, 3))::integer as top_3_stays,
    count(*) filter (answered_stays > 0)::integer as answered_persons,
    count(*) filter (is_self_harm)::integer as self_harm_persons,
    count(*) filter (is_narrow)::integer as narrow_persons,
    -- What the sum over persons of the square of their stays is more than the stays.
    sum(stays_in_rates * (stays_in_rates - 1))::bigint as repeats_in_rates,
    sum(answered_stays * (answered_stays - 1))::bigint as repeats_answered
from of_person
group by all
