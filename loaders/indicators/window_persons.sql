-- One row per place, organisation, measure, population, kind of stay and quarter: how many different persons began a stay
-- that counts in the window that ends with the quarter. A person is in every window that holds the last of theirs so far.
with rule as (
    select
        max(value) filter (setting = 'verdict_window_quarters')::integer as quarters,
        max(value) filter (setting = 'verdict_months_of_quarter')::integer as months_of_quarter
    from reference.settings as settings
    cross join reference.run as run
    where run.as_of >= coalesce(settings.valid_from, date '0001-01-01')
        and run.as_of < coalesce(settings.valid_to, date '9999-12-31')
),

-- The months of a unit that verdicts on a place count: as many of the quarter's as the rule asks for are reported.
counted as (
    select
        stretches.organisation,
        stretches.place_id,
        kinds.unit_id,
        kinds.month,
        quarters.measure_id,
        quarters.population
    from indicators.unit_stretches as stretches
    join indicators.unit_kinds as kinds
        on kinds.unit_id = stretches.unit_id
        and kinds.kind_number = stretches.kind_number
        and date_trunc('quarter', kinds.month) = stretches.quarter
        and stretches.months & (1 << ((month(kinds.month) - 1) % 3)) > 0
    join indicators.unit_quarters as quarters
        on quarters.unit_id = stretches.unit_id
        and quarters.kind_number = stretches.kind_number
        and quarters.quarter = stretches.quarter
        and quarters.months = stretches.months
    cross join rule
    where quarters.exposure > 0
        and 3 * quarters.months_counted >= rule.months_of_quarter * quarters.months_expected
),

-- The same months by the number of the place's series, for persons are many and names are long.
series as (
    select
        *,
        row_number() over (order by organisation, place_id, measure_id, population)::integer as series
    from (select distinct organisation, place_id, measure_id, population from counted)
),

months as (
    select
        series.series,
        counted.unit_id,
        counted.month,
        counted.measure_id,
        counted.population
    from counted
    join series
        on series.organisation = counted.organisation
        and series.place_id = counted.place_id
        and series.measure_id = counted.measure_id
        and series.population = counted.population
    join indicators.unit_months as reported
        on reported.unit_id = counted.unit_id
        and reported.month = counted.month
        and reported.measure_id = counted.measure_id
        and reported.population = counted.population
    where reported.in_rates
),

persons as (
    select
        person_id,
        row_number() over (order by person_id)::integer as person
    from (select distinct person_id from staging.stays where person_id is not null)
),

-- What a person began in a unit and month: of the three kinds, numbered, those that any of the stays is of.
begun as (
    select
        stays.unit_id,
        stays.start_month as month,
        stays.measure_id,
        populations.population,
        persons.person,
        unnest(
            [0]
            || case when bool_or(stays.self_harm) then [1] else [] end
            || case when bool_or(bridge.stay_row_id is not null) then [2] else [] end
        ) as kind
    from staging.stays as stays
    join persons
        on persons.person_id = stays.person_id
    left join staging.bridge_stays as bridge
        on bridge.stay_row_id = stays.stay_row_id
    join indicators.populations as populations
        on populations.under_18 = stays.under_18
        and populations.sex is not distinct from stays.sex
    where stays.start_month is not null
    group by stays.unit_id, stays.start_month, stays.measure_id, populations.population, persons.person
),

seen as (
    select distinct
        months.series,
        begun.kind,
        begun.person,
        date_trunc('quarter', begun.month)::date as quarter
    from begun
    join months
        on months.unit_id = begun.unit_id
        and months.month = begun.month
        and months.measure_id = begun.measure_id
        and months.population = begun.population
),

stretches as (
    select
        seen.*,
        least(
            lead(seen.quarter) over (partition by seen.series, seen.kind, seen.person order by seen.quarter),
            (seen.quarter + to_months(3 * rule.quarters))::date,
            -- At commencement the window begins anew, but for the series that runs through.
            case when seen.kind <> 2 and seen.quarter < commencement.quarter then commencement.quarter end
        ) as until
    from seen
    cross join rule
    cross join indicators.commencement as commencement
),

summed as (
    select
        series,
        kind,
        quarter,
        sum(change) as change
    from (
        select series, kind, quarter, count(*) as change
        from stretches
        group by all
        union all
        select series, kind, until, -count(*)
        from stretches
        group by all
    )
    group by all
),

quarters as (
    select distinct
        organisation,
        place_id,
        quarter
    from indicators.unit_stretches
),

asked as (
    select
        quarters.*,
        cube.measure_id,
        cube.population,
        unnest([0, 1, 2]) as kind,
        unnest(['stays', 'self_harm_stays', 'bridge_stays']) as counts
    from quarters
    cross join (select distinct measure_id, population from indicators.cube) as cube
)

select
    asked.organisation,
    asked.place_id,
    asked.measure_id,
    asked.population,
    asked.counts,
    asked.quarter,
    coalesce(sum(summed.change), 0)::integer as persons
from asked
left join series
    on series.organisation = asked.organisation
    and series.place_id = asked.place_id
    and series.measure_id = asked.measure_id
    and series.population = asked.population
left join summed
    on summed.series = series.series
    and summed.kind = asked.kind
    and summed.quarter <= asked.quarter
group by all
order by all
