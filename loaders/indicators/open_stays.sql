-- One row per place, or part of one, period, measure and population with any: how many stays were under way when the
-- period ended, at the place where they began; one that began before the first month, where the unit was in that.
with period_ends as (
    select
        periods.period,
        periods.period_start,
        max(months.ends_at) as ends_at
    from indicators.periods as periods
    join staging.months as months
        on months.month = periods.month
    group by all
),

under_way as (
    select
        period_ends.period,
        period_ends.period_start,
        stays.unit_id,
        coalesce(stays.start_month, (select min(month) from staging.months)) as month,
        stays.measure_id,
        populations.population,
        count(*) as stays
    from period_ends
    join staging.stay_rows as stays
        on stays.started_at < period_ends.ends_at
        -- An open stay is under way for as long as a report has confirmed it.
        and stays.observed_until_at >= period_ends.ends_at
        and stays.ended_at is distinct from period_ends.ends_at
    join indicators.populations as populations
        on populations.under_18 = stays.under_18
        and populations.sex is not distinct from stays.sex
    -- Few outlast the month they began in, and no others are under way when a period ends.
    where stays.start_month is null
        or stays.observed_until_at >= stays.start_month_ends_at
    group by all
)

select
    memberships.organisation,
    memberships.place_id,
    under_way.period,
    under_way.period_start,
    cube.measure_id,
    cube.population,
    sum(under_way.stays)::integer as open_stays
from under_way
join (
    select organisation, place_id, unit_id, month
    from staging.memberships
    union all
    select organisation, part_id, unit_id, month
    from staging.part_memberships
) as memberships
    on memberships.unit_id = under_way.unit_id
    and memberships.month = under_way.month
join indicators.cube as cube
    on cube.measure_id = under_way.measure_id
    and cube.population = under_way.population
    and cube.period = under_way.period
group by all
