-- One row per place, period and duty of law: of the stays begun there in which it fell due and of which there is an
-- answer, the share in which it was done in time. By the organisation now: the country, regions and units, where the
-- measure is there. A duty of the adopted act has rows of its own, for all stays: what would have been, until the act
-- is in force.
with minimum as (
    select settings.value as answered
    from reference.settings as settings
    cross join reference.run as run
    where settings.setting = 'minimum_answered_for_duty'
        and run.as_of >= coalesce(settings.valid_from, date '0001-01-01')
        and run.as_of < coalesce(settings.valid_to, date '9999-12-31')
),

rules as (
    select distinct
        'in_force' as act,
        measure_id,
        under_18,
        duty
    from reference.thresholds
    where valid_from is not null
    union all
    select distinct
        'adopted' as act,
        measure_id,
        under_18,
        duty
    from reference.thresholds
    where regime = 'adopted'
),

levels as (
    select distinct place_id
    from results.places
    where place_level in ('country', 'region', 'unit')
),

counted as (
    select
        expected.place_id,
        expected.period,
        expected.period_start,
        expected.months_expected,
        expected.months_reported,
        expected.provisional,
        rules.*,
        coalesce(duties.stays_due, 0) as stays_due,
        coalesce(duties.stays_answered, 0) as stays_answered,
        coalesce(duties.stays_in_time, 0) as stays_in_time,
        duties.answered_squared,
        case
            when not expected.by_report then 'not_available'
            when expected.months_reported > 0
                then case when duties.stays_answered >= minimum.answered then 'value' else 'not_estimable' end
            when expected.months_incomplete > 0 then 'incomplete'
            else 'not_reported'
        end as state
    from indicators.expected as expected
    cross join minimum
    join rules
        on rules.measure_id = expected.measure_id::varchar
    semi join levels
        on levels.place_id = expected.place_id::varchar
    left join indicators.duties as duties
        on duties.place_id = expected.place_id
        and duties.period = expected.period
        and duties.period_start = expected.period_start
        and duties.act = rules.act
        and duties.measure_id = rules.measure_id
        and duties.under_18 = rules.under_18
        and duties.duty = rules.duty
    where expected.organisation = 'now'
        and expected.period in ('quarter', 'year', 'last_12')
        and (expected.months_expected > 0 or expected.months_not_available > 0)
)

select
    counted.place_id,
    counted.period,
    counted.period_start,
    counted.act,
    counted.measure_id,
    counted.under_18,
    counted.duty,
    counted.state,
    case when counted.state = 'value' then counted.stays_in_time / counted.stays_answered end as share,
    case when counted.state = 'value' then limits.lower end as lower,
    case when counted.state = 'value' then limits.upper end as upper,
    case when counted.months_reported > 0 and counted.state <> 'not_available' then counted.stays_due end as stays_due,
    case when counted.months_reported > 0 and counted.state <> 'not_available' then counted.stays_answered end as stays_answered,
    case when counted.months_reported > 0 and counted.state <> 'not_available' then counted.stays_in_time end as stays_in_time,
    case when counted.answered_squared > counted.stays_answered then 'effective_wilson' else 'wilson' end as method,
    counted.provisional,
    counted.months_expected,
    counted.months_reported
from counted
left join results.duty_limits as limits
    on limits.stays_in_time = counted.stays_in_time
    and limits.stays_answered = counted.stays_answered
    and limits.answered_squared = counted.answered_squared
order by counted.place_id, counted.period, counted.period_start, counted.act, counted.measure_id, counted.under_18, counted.duty
