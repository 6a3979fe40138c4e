-- One row per decision, or per placement of which a number of decisions is known that are not listed. A decision belongs
-- to the month it was made in; those of which only the number is known, to the month the placement began.
with held as (
    select
        decisions.enhet || '/' || decisions.plassering as placement_id,
        decisions.vedtatt as decided_at,
        decisions.niva as level,
        decisions.type as type,
        holding.month
    from raw.vedtak as decisions
    join staging.holding_submissions as holding
        on holding.sha256 = decisions.sha256
    where decisions.vedtatt < holding.as_of_at
    -- A partial report that lists a placement's decisions lists them all.
    qualify holding.version_order = max(holding.version_order) over (
        partition by decisions.enhet, holding.month, decisions.plassering
    )
),

-- A placement has one first decision: where a later month tells of it at another time, that is when it was.
told_last as (
    from held
    qualify type is distinct from 'first'
        or month = max(case when type = 'first' then month end) over (partition by placement_id)
),

listed as (
    select
        placement_id,
        decided_at,
        arg_max(level, (month, level)) as level,
        arg_max(type, (month, type)) as type
    from told_last
    group by all
),

counted as (
    select
        placement_id,
        count(*) as decisions
    from listed
    group by all
)

select
    placements.row_id,
    placements.unit_id,
    hours.month,
    listed.decided_at,
    listed.level,
    listed.type,
    1 as decisions
from listed
join staging.placements as placements
    on placements.placement_id = listed.placement_id
left join staging.hours as hours
    on hours.hour = listed.decided_at // 3600
union all by name
select
    placements.row_id,
    placements.unit_id,
    placements.start_month as month,
    placements.decisions_stated - coalesce(counted.decisions, 0) as decisions
from staging.placements as placements
left join counted
    on counted.placement_id = placements.placement_id
where placements.decisions_stated > coalesce(counted.decisions, 0)
