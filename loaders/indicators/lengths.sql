-- One row per set of units' months of a whole place, measure and population with any: the stays that began in reported
-- months, how long those that have ended lasted, and how long the open ones are confirmed to have lasted so far, with the
-- number of whose they are. All are seen from their start: what was under way when a unit began to report began in no
-- reported month.
with counted as (
    select
        stays.unit_id,
        stays.start_month as month,
        stays.measure_id,
        populations.population,
        stays.seconds,
        stays.ended_at is not null as has_ended,
        case when stays.person_id is not null then dense_rank() over (order by stays.person_id) end as person,
        stays.precision,
        starts_with(split_part(stays.stay_id, '/', 2), 'slettet-') as is_erased
    from staging.stays as stays
    join indicators.populations as populations
        on populations.under_18 = stays.under_18
        and populations.sex is not distinct from stays.sex
    join indicators.unit_months as reported
        on reported.unit_id = stays.unit_id
        and reported.month = stays.start_month
        and reported.measure_id = stays.measure_id
        and reported.population = populations.population
    where reported.is_reported
),

gathered as (
    select
        sets.set_number,
        sets.period,
        cube.measure_id,
        cube.population,
        count(*)::integer as stays,
        count(*) filter (counted.has_ended)::integer as endings,
        max(counted.seconds)::bigint as longest_seconds,
        min(counted.precision) as precision,
        count(distinct counted.person) < count(counted.person) as persons_repeat,
        -- How sure a length is cannot be said where nobody knows which stays were of the same person.
        bool_or(counted.is_erased) as persons_erased,
        list_sort(list({seconds: counted.seconds, has_ended: counted.has_ended, person: counted.person})) as lengths
    from counted
    join indicators.set_months as sets
        on sets.unit_id = counted.unit_id
        and sets.month = counted.month
    join indicators.cube as cube
        on cube.measure_id = counted.measure_id
        and cube.population = counted.population
        and cube.period = sets.period
    where sets.is_whole
    group by all
)

select
    * exclude (lengths),
    list_transform(lengths, lambda stay: stay.seconds) as seconds,
    list_transform(lengths, lambda stay: stay.has_ended) as have_ended,
    list_transform(lengths, lambda stay: stay.person) as persons
from gathered
