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

seen as (
    select distinct
        counted.organisation,
        counted.place_id,
        stays.measure_id,
        populations.population,
        unnest(
            ['stays']
            || case when stays.self_harm then ['self_harm_stays'] else [] end
            || case when bridge.stay_row_id is not null then ['bridge_stays'] else [] end
        ) as counts,
        stays.person_id,
        date_trunc('quarter', stays.start_month)::date as quarter
    from staging.stays as stays
    left join staging.bridge_stays as bridge
        on bridge.stay_row_id = stays.stay_row_id
    join indicators.populations as populations
        on populations.under_18 = stays.under_18
        and populations.sex is not distinct from stays.sex
    join indicators.unit_months as reported
        on reported.unit_id = stays.unit_id
        and reported.month = stays.start_month
        and reported.measure_id = stays.measure_id
        and reported.population = populations.population
    join counted
        on counted.unit_id = stays.unit_id
        and counted.month = stays.start_month
        and counted.measure_id = stays.measure_id
        and counted.population = populations.population
    where reported.in_rates
        and stays.person_id is not null
),

stretches as (
    select
        seen.*,
        least(
            lead(seen.quarter) over (
                partition by organisation, place_id, measure_id, population, counts, person_id
                order by seen.quarter
            ),
            (seen.quarter + to_months(3 * rule.quarters))::date,
            -- At commencement the window begins anew, but for the series that runs through.
            case when seen.counts <> 'bridge_stays' and seen.quarter < commencement.quarter then commencement.quarter end
        ) as until
    from seen
    cross join rule
    cross join indicators.commencement as commencement
),

changes as (
    select organisation, place_id, measure_id, population, counts, quarter, 1 as change
    from stretches
    union all
    select organisation, place_id, measure_id, population, counts, until, -1
    from stretches
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
        unnest(['stays', 'self_harm_stays', 'bridge_stays']) as counts
    from quarters
    cross join (select distinct measure_id, population from indicators.cube) as cube
),

summed as (
    select
        organisation,
        place_id,
        measure_id,
        population,
        counts,
        quarter,
        sum(change) as change
    from changes
    group by all
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
left join summed
    on summed.organisation = asked.organisation
    and summed.place_id = asked.place_id
    and summed.measure_id = asked.measure_id
    and summed.population = asked.population
    and summed.counts = asked.counts
    and summed.quarter <= asked.quarter
group by all
order by all
