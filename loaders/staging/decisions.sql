-- One row per decision, or per placement of which a number of decisions is known that are not listed. A decision belongs
-- to the month it was made in; those of which only the number is known, to the month the placement began.
with id_placements as (
    select
        unit_id,
        own_id,
        placement_number,
        min(month) as from_month,
        bool_or(not is_withdrawn) as stands
    from staging.id_rows
    where by_report
    group by all
),

-- Of an id that several placements have had, the months in which it was that of the one that counts.
own_months as (
    select
        unit_id,
        own_id,
        from_month,
        coalesce(lead(from_month) over (partition by unit_id, own_id order by placement_number), date '9999-12-31') as until_month
    from id_placements
    qualify count(*) over (partition by unit_id, own_id) > 1
        and placement_number = max(case when stands then placement_number end) over (partition by unit_id, own_id)
),

held as (
    select
        decisions.enhet || '/' || decisions.plassering as placement_id,
        decisions.vedtatt as decided_at,
        decisions.niva as level,
        decisions.type as type,
        holding.month
    from raw.vedtak as decisions
    join staging.holding_submissions as holding
        on holding.sha256 = decisions.sha256
    left join own_months
        on own_months.unit_id = decisions.enhet
        and own_months.own_id = decisions.plassering
    where decisions.vedtatt < holding.as_of_at
        and (
            own_months.unit_id is null
            or holding.month >= own_months.from_month and holding.month < own_months.until_month
        )
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
        arg_max(type, (month, type)) as type,
        min(month) as first_told
    from told_last
    group by all
),

-- A number that was stated is of those told of by then or made by then.
counted as (
    select
        stated.row_id,
        count(listed.placement_id) as decisions
    from staging.decisions_stated as stated
    join staging.placements as placements
        on placements.row_id = stated.row_id
    left join listed
        on listed.placement_id = placements.placement_id
    left join staging.hours as hours
        on hours.hour = listed.decided_at // 3600
    where listed.first_told <= stated.month
        or coalesce(hours.month, stated.month) <= stated.month
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
    stated.decisions - coalesce(counted.decisions, 0) as decisions
from staging.decisions_stated as stated
join staging.placement_rows as placements
    on placements.row_id = stated.row_id
left join counted
    on counted.row_id = stated.row_id
where stated.decisions > coalesce(counted.decisions, 0)
