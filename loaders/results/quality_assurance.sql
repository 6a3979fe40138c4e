-- One row per region and month: the decisions on safety cells that its units reported against those that the region says
-- it has quality-assured, and the units' other decisions beside, for the region's report does not say which it means.
-- The units are those the region had then.
with decisions as (
    select
        memberships.place_id as region_id,
        memberships.month,
        coalesce(sum(decisions.decisions) filter (placements.measure_id = 'safety_cell'), 0) as decisions,
        coalesce(sum(decisions.decisions) filter (placements.measure_id <> 'safety_cell'), 0) as other_decisions
    from staging.memberships as memberships
    join staging.decisions as decisions
        on decisions.unit_id = memberships.unit_id
        and decisions.month = memberships.month
    join staging.placement_rows as placements
        on placements.row_id = decisions.row_id
    where memberships.organisation = 'then'
        and memberships.place_level = 'region'
    group by all
),

undecided as (
    select
        memberships.place_id as region_id,
        memberships.month,
        bool_or(undecided.measure_id = 'safety_cell') as of_cells,
        bool_or(undecided.measure_id <> 'safety_cell') as of_others
    from staging.memberships as memberships
    join staging.undecided as undecided
        on undecided.unit_id = memberships.unit_id
        and undecided.month = memberships.month
    where memberships.organisation = 'then'
        and memberships.place_level = 'region'
    group by all
),

expected as (
    select
        memberships.place_id as region_id,
        memberships.month,
        count(*)::integer as units_expected,
        count(*) filter (unit_months.state = 'value')::integer as units_reported
    from staging.memberships as memberships
    join staging.unit_months as unit_months
        on unit_months.unit_id = memberships.unit_id
        and unit_months.month = memberships.month
    where memberships.organisation = 'then'
        and memberships.place_level = 'region'
        and unit_months.by_report
    group by all
)

select
    expected.region_id,
    expected.month,
    case when reports.region_id is null then 'not_reported' else 'value' end as state,
    -- No decision is none only where a unit has reported.
    case when expected.units_reported > 0 then coalesce(decisions.decisions, 0) else decisions.decisions end::integer as decisions,
    case when expected.units_reported > 0 then coalesce(decisions.other_decisions, 0) else decisions.other_decisions end::integer as other_decisions,
    -- Of some months or placements nobody has told how many there were.
    expected.units_reported < expected.units_expected or coalesce(undecided.of_cells, false) as decisions_lack,
    expected.units_reported < expected.units_expected or coalesce(undecided.of_others, false) as other_decisions_lack,
    reports.decisions_quality_assured as quality_assured,
    reports.decisions_with_defects as with_defects,
    reports.defects_in_reasoning,
    reports.defects_in_legal_ground,
    reports.defects_in_renewal,
    reports.defects_in_level,
    reports.other_defects,
    (
        case when expected.units_reported > 0 then coalesce(decisions.decisions, 0) else decisions.decisions end
        - reports.decisions_quality_assured
    )::integer as difference,
    expected.units_expected,
    expected.units_reported,
    reports.version,
    to_timestamp(reports.received_at)::date as received_on,
    reports.assessment
from expected
left join decisions
    on decisions.region_id = expected.region_id
    and decisions.month = expected.month
left join undecided
    on undecided.region_id = expected.region_id
    and undecided.month = expected.month
left join staging.region_reports as reports
    on reports.region_id = expected.region_id
    and reports.month = expected.month
order by expected.region_id, expected.month
