-- One row per unit, month, measure and population that was expected: what began there, apart by what was answered in a
-- reported month, and the whole minutes that persons were placed. Of these all figures of places are sums.
with begun as (
    select
        unit_id,
        start_month as month,
        measure_id,
        sex,
        under_18,
        count(*) as stays,
        count(self_harm) as answered,
        count(*) filter (self_harm) as self_harm
    from staging.stay_rows
    where start_month is not null
    group by all
),

spent as (
    select
        unit_id,
        month,
        measure_id,
        sex,
        under_18,
        sum(seconds) as seconds
    from staging.placement_months
    group by all
),

stays as (
    select
        begun.unit_id,
        begun.month,
        begun.measure_id,
        populations.population,
        sum(begun.stays) as stays,
        sum(begun.answered) as answered,
        sum(begun.self_harm) as self_harm
    from begun
    join indicators.populations as populations
        on populations.under_18 = begun.under_18
        and populations.sex is not distinct from begun.sex
    group by all
),

minutes as (
    select
        spent.unit_id,
        spent.month,
        spent.measure_id,
        populations.population,
        round(sum(spent.seconds) / 60) as minutes
    from spent
    join indicators.populations as populations
        on populations.under_18 = spent.under_18
        and populations.sex is not distinct from spent.sex
    group by all
)

select
    expected.unit_id::varchar as unit_id,
    expected.month,
    expected.measure_id::varchar as measure_id,
    expected.population::varchar as population,
    measures.state = 'not_reported' as is_missing,
    coalesce(stays.stays, 0)::integer as stays,
    case when expected.in_rates then 0 else coalesce(stays.stays, 0) end::integer as outside_rates,
    case when expected.is_reported then 0 else coalesce(stays.stays, 0) end::integer as unreported,
    case when expected.is_reported then coalesce(stays.self_harm, 0) else 0 end::integer as self_harm,
    case when expected.is_reported then coalesce(stays.answered - stays.self_harm, 0) else 0 end::integer as other_reason,
    case when expected.is_reported then coalesce(stays.stays - stays.answered, 0) else 0 end::integer as unanswered,
    coalesce(minutes.minutes, 0)::bigint as minutes
from indicators.unit_months as expected
join staging.unit_month_measures as measures
    on measures.unit_id = expected.unit_id
    and measures.month = expected.month
    and measures.measure_id = expected.measure_id
left join stays
    on stays.unit_id = expected.unit_id
    and stays.month = expected.month
    and stays.measure_id = expected.measure_id
    and stays.population = expected.population
left join minutes
    on minutes.unit_id = expected.unit_id
    and minutes.month = expected.month
    and minutes.measure_id = expected.measure_id
    and minutes.population = expected.population
order by expected.unit_id, expected.month, expected.measure_id, expected.population
