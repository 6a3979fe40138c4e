-- One row per place, period, measure and population with any: how many persons began a stay, and how often they did.
-- A person is counted once in each, so that the sum of the units can be more than the country has.
with unit_months as (
    select
        stays.unit_id,
        stays.start_month as month,
        stays.measure_id,
        populations.population,
        stays.person_id,
        count(*) as stays,
        count(*) filter (stays.reasons_answered) as answered,
        count(*) filter (stays.self_harm) as self_harm,
        count(*) filter (stays.self_harm_narrow) as narrow
    from staging.stays as stays
    join indicators.populations as populations
        on populations.under_18 = stays.under_18
        and populations.sex is not distinct from stays.sex
    where stays.start_month is not null
        and stays.person_id is not null
    group by all
),

persons as (
    select
        places.organisation,
        places.place_id,
        places.period,
        places.period_start,
        cube.measure_id,
        cube.population,
        counted.person_id,
        sum(counted.stays)::integer as stays,
        sum(counted.answered) filter (reported.is_reported) > 0 as is_answered,
        sum(counted.self_harm) filter (reported.is_reported) > 0 as is_self_harm,
        sum(counted.narrow) filter (reported.is_reported) > 0 as is_narrow
    from indicators.place_periods as places
    join unit_months as counted
        on counted.unit_id = places.unit_id
        and counted.month = places.month
    join indicators.unit_months as reported
        on reported.unit_id = counted.unit_id
        and reported.month = counted.month
        and reported.measure_id = counted.measure_id
        and reported.population = counted.population
    join indicators.cube as cube
        on cube.measure_id = counted.measure_id
        and cube.population = counted.population
        and cube.period = places.period
    group by all
)

select
    organisation,
    place_id,
    period,
    period_start,
    measure_id,
    population,
    count(*)::integer as persons,
    count(*) filter (stays >= 2)::integer as persons_2_plus,
    count(*) filter (stays >= 3)::integer as persons_3_plus,
    list_sum(max(stays, 3))::integer as top_3_stays,
    count(*) filter (is_answered)::integer as answered_persons,
    count(*) filter (is_self_harm)::integer as self_harm_persons,
    count(*) filter (is_narrow)::integer as narrow_persons
from persons
group by all
