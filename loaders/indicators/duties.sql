-- One row per place, period and duty that fell due in any of the stays begun there, under the act in force when they
-- began and under the adopted one: in how many, how many have an answer, and in how many it was done in time.
with stays as (
    select
        duties.measure_id,
        duties.under_18,
        duties.duty,
        duties.in_time,
        duties.is_in_force,
        duties.regime,
        stays.unit_id,
        stays.start_month as month,
        -- Who is unknown is nobody else.
        dense_rank() over (order by coalesce(stays.person_id, stays.stay_id)) as person
    from staging.duties as duties
    join staging.stays as stays
        on stays.stay_row_id = duties.stay_row_id
    join staging.unit_month_measures as reported
        on reported.unit_id = stays.unit_id
        and reported.month = stays.start_month
        and reported.measure_id = stays.measure_id
    where reported.state = 'value'
),

by_act as (
    select 'in_force' as act, * from stays where is_in_force
    union all
    select 'adopted' as act, * from stays where regime = 'adopted'
),

persons as (
    select
        sets.set_number,
        by_act.act,
        by_act.measure_id,
        by_act.under_18,
        by_act.duty,
        by_act.person,
        count(*) as due,
        count(by_act.in_time) as answered,
        count(*) filter (by_act.in_time) as in_time
    from by_act
    join indicators.set_months as sets
        on sets.unit_id = by_act.unit_id
        and sets.month = by_act.month
    where sets.is_whole
        and sets.period in ('quarter', 'year', 'last_12')
    group by all
),

counted as (
    select
        set_number,
        act,
        measure_id,
        under_18,
        duty,
        sum(due)::integer as stays_due,
        sum(answered)::integer as stays_answered,
        sum(in_time)::integer as stays_in_time,
        sum(answered * answered)::bigint as answered_squared
    from persons
    group by all
)

select
    places.place_id,
    places.period,
    places.period_start,
    counted.* exclude (set_number)
from indicators.place_sets as places
join counted
    on counted.set_number = places.set_number
where places.organisation = 'now'
    and places.security = 'all'
