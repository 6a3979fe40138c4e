-- One row per adult's stay in a safety cell that began in a reported month of the window: the weekday (1 is Monday) and
-- the hour in Norway at which it began, none where the source tells only the day, with the number of whose it is.
with rule as (
    select settings.value::integer as months
    from reference.settings as settings
    cross join reference.run as run
    where settings.setting = 'start_times_months'
        and run.as_of >= coalesce(settings.valid_from, date '0001-01-01')
        and run.as_of < coalesce(settings.valid_to, date '9999-12-31')
),

ends as (
    select max(month) as month
    from indicators.periods
    where period = 'last_12'
),

-- Norway's clock is whole hours from the world's, so that an instant has the clock hour of its whole hour.
clock as (
    select
        hour,
        isodow(to_timestamp(3600 * hour))::integer as weekday,
        hour(to_timestamp(3600 * hour))::integer as hour_of_day
    from staging.hours
)

select
    stays.unit_id,
    stays.start_month as month,
    clock.weekday,
    case when stays.precision = 'minute' then clock.hour_of_day end as hour_of_day,
    case when stays.person_id is not null then dense_rank() over (order by stays.person_id) end as person
from staging.stays as stays
join indicators.unit_months as reported
    on reported.unit_id = stays.unit_id
    and reported.month = stays.start_month
    and reported.measure_id = stays.measure_id
    and reported.population = 'adults'
join clock
    on clock.hour = stays.started_at // 3600
cross join rule
cross join ends
where stays.measure_id = 'safety_cell'
    and not stays.under_18
    -- When an erased one began in its month is not known.
    and not starts_with(split_part(stays.stay_id, '/', 2), 'slettet-')
    and reported.is_reported
    and stays.start_month > ends.month - to_months(rule.months)
    and stays.start_month <= ends.month
