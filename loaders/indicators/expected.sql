-- One row per place, period and measure: how many unit-months were to be reported, and what became of them.
with measures as (
    select
        measures.* replace (measures.measure_id::reference.measure_id_word as measure_id),
        reports.by_report,
        reports.persons_available,
        reports.sex_available,
        reports.state in ('value', 'incomplete') and reports.by_report as is_received
    from staging.unit_month_measures as measures
    join staging.unit_months as reports
        on reports.unit_id = measures.unit_id
        and reports.month = measures.month
    semi join indicators.cube as cube
        on cube.measure_id = measures.measure_id
),

counted as (
    select
        sets.set_number,
        measures.measure_id,
        count(*) filter (measures.state in ('value', 'incomplete', 'not_reported'))::integer as months_expected,
        count(*) filter (measures.state = 'value')::integer as months_reported,
        count(*) filter (measures.state = 'incomplete')::integer as months_incomplete,
        count(*) filter (measures.state = 'not_reported')::integer as months_missing,
        count(*) filter (measures.state = 'not_available')::integer as months_not_available,
        count(distinct measures.unit_id) filter (measures.state in ('value', 'incomplete', 'not_reported'))::integer as units_expected,
        count(distinct measures.unit_id) filter (measures.state = 'value')::integer as units_reported,
        -- Unknown where it is of any of the months.
        case
            when bool_and(measures.placements_lacking is not null) filter (measures.state = 'incomplete')
                then sum(measures.placements_lacking) filter (measures.state = 'incomplete')::integer
        end as placements_lacking,
        coalesce(sum(measures.placements_surplus) filter (measures.state = 'incomplete'), 0)::integer as placements_surplus,
        coalesce(bool_or(measures.provisional) filter (measures.state <> 'not_applicable'), false) as provisional,
        bool_and(measures.by_report) as by_report,
        bool_and(measures.persons_available) as persons_available,
        bool_and(measures.sex_available) as sex_available,
        count(*)::integer as reports_expected,
        count(*) filter (measures.is_received)::integer as reports_received,
        count(distinct measures.unit_id)::integer as units_to_report,
        count(distinct measures.unit_id) filter (measures.is_received)::integer as units_received
    from indicators.set_months as sets
    join measures
        on measures.unit_id = sets.unit_id
        and measures.month = sets.month
    group by all
)

select
    places.organisation,
    places.place_id,
    places.security,
    places.period,
    places.period_start,
    counted.*
from indicators.place_sets as places
join counted
    on counted.set_number = places.set_number
