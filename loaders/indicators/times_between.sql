-- One row per stay but the first of a place and organisation with fewer than one a month: the time since the stay before
-- began. It is null where a month from the one to the other is not reported whole: a stay may be missing between them,
-- so that nobody knows how long it was.
with place_months as (
    select
        cells.organisation,
        cells.place_id,
        cells.period_start as month,
        cells.measure_id,
        cells.population,
        -- When an erased stay began in its month is not known.
        cells.months_expected > 0
            and cells.months_in_rates = cells.months_expected
            and erased.place_id is null as is_whole,
        count(*) filter (is_whole) over (
            partition by cells.organisation, cells.place_id
            order by cells.period_start
        ) as whole_months
    from indicators.cells as cells
    join indicators.stays_a_month as usual
        on usual.organisation = cells.organisation
        and usual.place_id = cells.place_id
        and usual.measure_id = cells.measure_id
        and usual.population = cells.population
    left join (
        select distinct
            memberships.organisation,
            memberships.place_id,
            months.month,
            months.measure_id
        from staging.erased_months as months
        join staging.memberships as memberships
            on memberships.unit_id = months.unit_id
            and memberships.month = months.month
    ) as erased
        on erased.organisation = cells.organisation
        and erased.place_id = cells.place_id
        and erased.month = cells.period_start
        and erased.measure_id = cells.measure_id
    where cells.period = 'month'
        and usual.stays < usual.months
),

begun as (
    select
        place_months.*,
        stays.stay_id,
        stays.started_at,
        stays.precision
    from place_months
    join staging.memberships as memberships
        on memberships.organisation = place_months.organisation
        and memberships.place_id = place_months.place_id
        and memberships.month = place_months.month
    join staging.stays as stays
        on stays.unit_id = memberships.unit_id
        and stays.start_month = memberships.month
        and stays.measure_id = place_months.measure_id
    join indicators.populations as populations
        on populations.under_18 = stays.under_18
        and populations.sex is not distinct from stays.sex
        and populations.population = place_months.population
    join indicators.unit_months as reported
        on reported.unit_id = stays.unit_id
        and reported.month = stays.start_month
        and reported.measure_id = stays.measure_id
        and reported.population = populations.population
    where reported.in_rates
),

in_order as (
    select
        *,
        row_number() over stays_of_place - 1 as interval_number,
        lag(month) over stays_of_place as month_before,
        lag(started_at) over stays_of_place as started_before,
        lag(precision) over stays_of_place as precision_before,
        lag(is_whole) over stays_of_place as whole_before,
        lag(whole_months) over stays_of_place as whole_months_before
    from begun
    window stays_of_place as (
        partition by organisation, place_id
        order by started_at, stay_id
    )
),

compared as (
    select
        *,
        whole_before and whole_months - whole_months_before = datediff('month', month_before, month) as is_known
    from in_order
    where interval_number > 0
)

select
    organisation,
    place_id,
    interval_number::integer as interval_number,
    month,
    to_timestamp(started_at)::date as started_on,
    precision <> 'day' and precision_before <> 'day' as is_exact,
    case when is_known then (started_at - started_before) / 86400 end as days,
    case when is_known then to_timestamp(started_at)::date - to_timestamp(started_before)::date end::integer as whole_days
from compared
order by organisation, place_id, interval_number
