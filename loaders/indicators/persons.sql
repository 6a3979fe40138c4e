-- One row per place, period, measure and population with any: how many persons began a stay, and how often they did.
-- A person is counted once in each, so that the sum of the units can be more than the country has.
with persons as (
    select
        person_id,
        row_number() over (order by person_id)::integer as person
    from (select distinct person_id from staging.stays where person_id is not null)
),

unit_months as (
    select
        stays.unit_id,
        stays.start_month as month,
        cube.measure_id,
        cube.population,
        persons.person,
        reported.is_reported,
        count(*)::integer as stays,
        bool_or(stays.reasons_answered) as is_answered,
        bool_or(coalesce(stays.self_harm, false)) as is_self_harm,
        bool_or(coalesce(stays.self_harm_narrow, false)) as is_narrow
    from staging.stays as stays
    join persons
        on persons.person_id = stays.person_id
    join indicators.populations as populations
        on populations.under_18 = stays.under_18
        and populations.sex is not distinct from stays.sex
    join (select distinct measure_id, population from indicators.cube) as cube
        on cube.measure_id = stays.measure_id
        and cube.population = populations.population
    join indicators.unit_months as reported
        on reported.unit_id = stays.unit_id
        and reported.month = stays.start_month
        and reported.measure_id = cube.measure_id
        and reported.population = cube.population
    group by all
),

-- In most periods a place has the same units then and now. Its persons are looked at once, and stand for both.
place_periods as (
    select
        place_id,
        period,
        period_start,
        count(*) = 2 * count(distinct (unit_id, month)) as is_same
    from indicators.place_periods
    group by all
),

looked_at as (
    select
        places.place_id,
        places.period,
        places.period_start,
        case when same.is_same then ['then', 'now'] else [places.organisation::varchar] end as organisations,
        places.unit_id,
        places.month,
        dense_rank() over (order by places.organisation, places.place_id, places.period, places.period_start)::integer as number
    from indicators.place_periods as places
    join place_periods as same
        on same.place_id = places.place_id
        and same.period = places.period
        and same.period_start = places.period_start
    where not same.is_same
        or places.organisation = 'then'
),

of_person as (
    select
        looked_at.number,
        counted.measure_id,
        counted.population,
        counted.person,
        sum(counted.stays)::integer as stays,
        bool_or(counted.is_answered and counted.is_reported) as is_answered,
        bool_or(counted.is_self_harm and counted.is_reported) as is_self_harm,
        bool_or(counted.is_narrow and counted.is_reported) as is_narrow
    from looked_at
    join unit_months as counted
        on counted.unit_id = looked_at.unit_id
        and counted.month = looked_at.month
    join indicators.cube as cube
        on cube.measure_id = counted.measure_id
        and cube.population = counted.population
        and cube.period = looked_at.period
    group by all
),

counted as (
    select
        number,
        measure_id,
        population,
        count(*)::integer as persons,
        count(*) filter (stays >= 2)::integer as persons_2_plus,
        count(*) filter (stays >= 3)::integer as persons_3_plus,
        list_sum(max(stays, 3))::integer as top_3_stays,
        count(*) filter (is_answered)::integer as answered_persons,
        count(*) filter (is_self_harm)::integer as self_harm_persons,
        count(*) filter (is_narrow)::integer as narrow_persons
    from of_person
    group by all
),

named as (
    select distinct
        number,
        place_id,
        period,
        period_start,
        unnest(organisations)::reference.organisation_word as organisation
    from looked_at
)

select
    named.organisation,
    named.place_id,
    named.period,
    named.period_start,
    counted.* exclude (number)
from counted
join named
    on named.number = counted.number
