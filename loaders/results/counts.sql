-- One row per count of the cube. What is known is counted, wherever it was reported; the state says whether enough was
-- reported for it to be the count. Where rows are set aside or reports missing, it lies from what is known (low) to
-- what was stated (high), which nobody can say while a report is missing or does not state it. Where fewer were stated
-- than told of, it lies from what was stated.
with counted as (
    select
        cells.*,
        cube.indicator_id,
        case cube.indicator_id
            when 'stays_started' then cells.stays_started
            when 'placements' then cells.placements
            when 'decisions' then cells.decisions
            when 'persons' then cells.persons
            when 'persons_2_plus' then cells.persons_2_plus
            when 'persons_3_plus' then cells.persons_3_plus
            when 'open_stays' then cells.open_stays
            when 'prison_days' then cells.prison_days
            when 'cell_hours' then cells.cell_seconds / 3600
        end::double as known,
        -- One placement that is set aside can be one more of any of these; its decisions and hours nobody knows.
        cube.indicator_id in ('stays_started', 'placements', 'persons', 'persons_2_plus', 'persons_3_plus', 'open_stays')
            as is_bounded,
        case cube.indicator_id
            when 'placements' then true
            when 'cell_hours' then true
            when 'prison_days' then cells.by_report
            when 'decisions' then cells.by_report
            when 'stays_started' then cells.persons_available
            when 'open_stays' then cells.persons_available
            else cells.persons_available and not cells.persons_erased
        end as is_available,
        -- A placement of which no decision is told has one that is not known of.
        cube.indicator_id = 'decisions' and cells.placements_undecided > 0 as lacks_decisions
    from indicators.cells as cells
    join reference.cube as cube
        on cube.measure_id = cells.measure_id
        and cube.population = cells.population
        and cube.period = cells.period
    where cube.indicator_id in (
        'stays_started', 'placements', 'decisions', 'persons', 'persons_2_plus', 'persons_3_plus', 'open_stays',
        'prison_days', 'cell_hours'
    )
),

stated as (
    select
        *,
        case
            when not is_available then 'not_available'
            when state = 'value' and lacks_decisions and not decisions_covered then 'incomplete'
            else state
        end as figure_state
    from counted
)

select
    organisation,
    place_id,
    security,
    period,
    period_start,
    measure_id,
    population,
    indicator_id,
    figure_state as state,
    case when figure_state = 'value' then known end as value,
    case
        when figure_state in ('value', 'incomplete') and (months_reported < months_expected or lacks_decisions)
            then case
                when is_bounded then known - least(placements_surplus, known)
                -- Which of the rows is one too many, and so its decisions and hours, nobody can say.
                when placements_surplus = 0 or indicator_id = 'prison_days' then known
            end
        when figure_state = 'not_reported' and known > 0 then known
    end as low,
    case
        when figure_state in ('value', 'incomplete') and months_incomplete > 0 and months_missing = 0 and is_bounded
            then known + placements_lacking
    end as high,
    case when indicator_id in ('prison_days', 'cell_hours') then 'sum' else 'count' end as method,
    provisional,
    months_expected,
    months_reported,
    units_expected,
    units_reported
from stated
union all by name
-- Reports are counted whatever they tell of: none received is none.
select
    cells.organisation,
    cells.place_id,
    cells.security,
    cells.period,
    cells.period_start,
    cells.measure_id,
    cells.population,
    cube.indicator_id,
    case when cells.by_report then 'value' else 'not_available' end as state,
    case when cells.by_report then cells.reports_received end::double as value,
    case when cells.by_report then cells.reports_received end::double as numerator,
    case when cells.by_report then cells.reports_expected end::double as denominator,
    'count' as method,
    false as provisional,
    cells.reports_expected as months_expected,
    cells.reports_received as months_reported,
    cells.units_to_report as units_expected,
    cells.units_received as units_reported
from indicators.cells as cells
join reference.cube as cube
    on cube.measure_id = cells.measure_id
    and cube.population = cells.population
    and cube.period = cells.period
where cube.indicator_id = 'reports_received'
