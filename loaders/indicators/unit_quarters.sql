-- One row per unit, kind of it, quarter and months of the quarter, measure and population: events and exposure of the
-- months with a final, complete report, and how many stays the others had at the least and how many more they may have
-- had. A source without prison days counts by month.
with stretches as (
    select distinct
        unit_id,
        kind_number,
        quarter,
        months
    from indicators.unit_stretches
),

expected as (
    select
        stretches.*,
        reported.month,
        reported.measure_id,
        reported.population,
        measures.state,
        measures.provisional,
        measures.placements_lacking,
        measures.placements_surplus,
        reports.by_report,
        case when reports.by_report then reported.in_rates else reported.is_reported end as counts,
        case when reports.by_report then reported.prison_days else 1 end as exposure
    from stretches
    join indicators.unit_kinds as kinds
        on kinds.unit_id = stretches.unit_id
        and kinds.kind_number = stretches.kind_number
        and date_trunc('quarter', kinds.month) = stretches.quarter
        and stretches.months & (1 << ((month(kinds.month) - 1) % 3)) > 0
    join indicators.unit_months as reported
        on reported.unit_id = stretches.unit_id
        and reported.month = kinds.month
    join staging.unit_month_measures as measures
        on measures.unit_id = reported.unit_id
        and measures.month = reported.month
        and measures.measure_id = reported.measure_id
    join staging.unit_months as reports
        on reports.unit_id = reported.unit_id
        and reports.month = reported.month
    -- What a source says is not to be compared is left out.
    left join staging.profile_files as files
        on not reports.by_report
        and (reported.month < files.comparable_first_month or reported.month > files.comparable_last_month)
    where measures.state in ('value', 'incomplete', 'not_reported')
        and files.sha256 is null
        and (reports.sex_available or reported.population not in ('women', 'men'))
),

begun as (
    select
        stays.unit_id,
        stays.start_month as month,
        stays.measure_id,
        populations.population,
        stays.person_id,
        coalesce(stays.self_harm, false) as self_harm,
        bridge.stay_row_id is not null as bridge,
        stays.reasons_answered,
        stays.seconds
    from staging.stays as stays
    join indicators.populations as populations
        on populations.under_18 = stays.under_18
        and populations.sex is not distinct from stays.sex
    left join staging.bridge_stays as bridge
        on bridge.stay_row_id = stays.stay_row_id
    where stays.start_month is not null
),

stays as (
    select
        expected.unit_id,
        expected.kind_number,
        expected.quarter,
        expected.months,
        expected.measure_id,
        expected.population,
        count(*) filter (expected.counts)::integer as stays,
        count(*) filter (expected.counts and begun.self_harm)::integer as self_harm_stays,
        count(*) filter (expected.counts and begun.bridge)::integer as bridge_stays,
        count(distinct begun.person_id) filter (expected.counts)::integer as persons,
        count(distinct begun.person_id) filter (expected.counts and begun.self_harm)::integer as self_harm_persons,
        count(distinct begun.person_id) filter (expected.counts and begun.bridge)::integer as bridge_persons,
        count(*) filter (expected.counts and begun.reasons_answered)::integer as answered,
        -- Whole seconds are summed: a sum of fractions depends on their order.
        coalesce(sum(begun.seconds * begun.seconds) filter (expected.counts), 0)::double / 3600 ** 2 as hours_squared,
        count(*) filter (not expected.counts)::integer as stays_known,
        count(*) filter (not expected.counts and begun.self_harm)::integer as self_harm_stays_known,
        count(*) filter (not expected.counts and begun.bridge)::integer as bridge_stays_known
    from expected
    join begun
        on begun.unit_id = expected.unit_id
        and begun.month = expected.month
        and begun.measure_id = expected.measure_id
        and begun.population = expected.population
    group by all
),

hours as (
    select
        expected.unit_id,
        expected.kind_number,
        expected.quarter,
        expected.months,
        expected.measure_id,
        expected.population,
        sum(seconds.seconds)::bigint / 3600 as hours
    from expected
    join staging.placement_months as seconds
        on seconds.unit_id = expected.unit_id
        and seconds.month = expected.month
        and seconds.measure_id = expected.measure_id
    join indicators.populations as populations
        on populations.under_18 = seconds.under_18
        and populations.sex is not distinct from seconds.sex
        and populations.population = expected.population
    where expected.counts
    group by all
),

exposed as (
    select
        unit_id,
        kind_number,
        quarter,
        months,
        measure_id,
        population,
        bool_and(by_report) as by_report,
        count(*)::integer as months_expected,
        count(*) filter (counts)::integer as months_counted,
        -- No report, or one that may still become any, or says not how many there were.
        count(*) filter (
            not counts and (state = 'not_reported' or provisional or placements_lacking is null)
        )::integer as months_unbounded,
        coalesce(sum(exposure) filter (counts), 0)::double as exposure,
        coalesce(sum(placements_lacking) filter (not counts and state = 'incomplete'), 0)::integer as stays_lacking,
        -- Told of beyond what was stated: they may be none.
        coalesce(sum(placements_surplus) filter (not counts and state = 'incomplete'), 0)::integer as stays_surplus
    from expected
    group by all
)

select
    exposed.* exclude (stays_surplus) replace (stays_lacking + stays_surplus as stays_lacking),
    coalesce(stays.stays, 0) as stays,
    coalesce(stays.self_harm_stays, 0) as self_harm_stays,
    coalesce(stays.bridge_stays, 0) as bridge_stays,
    coalesce(stays.persons, 0) as persons,
    coalesce(stays.self_harm_persons, 0) as self_harm_persons,
    coalesce(stays.bridge_persons, 0) as bridge_persons,
    coalesce(stays.answered, 0) as answered,
    coalesce(hours.hours, 0) as hours,
    coalesce(stays.hours_squared, 0) as hours_squared,
    greatest(coalesce(stays.stays_known, 0) - stays_surplus, 0) as stays_known,
    greatest(coalesce(stays.self_harm_stays_known, 0) - stays_surplus, 0) as self_harm_stays_known,
    greatest(coalesce(stays.bridge_stays_known, 0) - stays_surplus, 0) as bridge_stays_known
from exposed
left join stays using (unit_id, kind_number, quarter, months, measure_id, population)
left join hours using (unit_id, kind_number, quarter, months, measure_id, population)
order by all
