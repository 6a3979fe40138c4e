-- One row per place that was to report in the window of start times: the months, how many stays began, at night and in
-- the weekend, and the sum over persons of the square of theirs.
with rule as (
    select
        max(value) filter (setting = 'start_times_months')::integer as months,
        max(value) filter (setting = 'night_from_hour')::integer as night_from,
        max(value) filter (setting = 'night_to_hour')::integer as night_to
    from reference.settings as settings
    cross join reference.run as run
    where run.as_of >= coalesce(settings.valid_from, date '0001-01-01')
        and run.as_of < coalesce(settings.valid_to, date '9999-12-31')
),

ends as (
    select max(month) as month
    from indicators.periods
    where period = 'last_12'
),

expected as (
    select
        expected.organisation,
        expected.place_id,
        min(expected.period_start)::date as first_month,
        max(expected.period_start)::date as last_month,
        sum(expected.months_expected)::integer as months_expected,
        sum(expected.months_reported)::integer as months_reported,
        sum(expected.months_incomplete)::integer as months_incomplete,
        sum(expected.months_not_available)::integer as months_not_available
    from indicators.expected as expected
    cross join rule
    cross join ends
    where expected.period = 'month'
        and expected.measure_id = 'safety_cell'
        and expected.period_start > ends.month - to_months(rule.months)
        and expected.period_start <= ends.month
    group by all
),

-- A stay of nobody known is of a person of its own.
persons as (
    select
        memberships.organisation,
        memberships.place_id,
        stays.person,
        count(*) as stays,
        count(stays.hour_of_day) as timed_stays,
        count(*) filter (stays.hour_of_day >= rule.night_from or stays.hour_of_day < rule.night_to) as night_stays,
        count(*) filter (stays.weekday >= 6) as weekend_stays
    from indicators.start_stays as stays
    join staging.memberships as memberships
        on memberships.unit_id = stays.unit_id
        and memberships.month = stays.month
    cross join rule
    group by all
),

begun as (
    select
        organisation,
        place_id,
        sum(stays)::integer as stays,
        sum(timed_stays)::integer as timed_stays,
        sum(night_stays)::integer as night_stays,
        sum(weekend_stays)::integer as weekend_stays,
        sum(case when person is null then stays else stays * stays end)::bigint as stays_squared,
        sum(case when person is null then timed_stays else timed_stays * timed_stays end)::bigint as timed_squared
    from persons
    group by all
)

select
    expected.*,
    coalesce(begun.stays, 0) as stays,
    coalesce(begun.timed_stays, 0) as timed_stays,
    coalesce(begun.night_stays, 0) as night_stays,
    coalesce(begun.weekend_stays, 0) as weekend_stays,
    coalesce(begun.stays_squared, 0) as stays_squared,
    coalesce(begun.timed_squared, 0) as timed_squared
from expected
left join begun
    on begun.organisation = expected.organisation
    and begun.place_id = expected.place_id
