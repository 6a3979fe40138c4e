-- One row per place, organisation and quarter or last 12 months, of the measure and population whose stays have a
-- verdict: its unit-months that have the same month of the same unit a year before, and the stays, prison days and time
-- of those that are reported in both years. A unit that has become one for others is not set against itself.
with years as (
    select
        *,
        pairing = 'compared' as is_matched
    from indicators.month_pairs
    where is_alike
)

select
    places.organisation,
    places.place_id,
    places.period,
    places.period_start,
    count(*)::integer as months_alike,
    count(*) filter (years.is_matched)::integer as months_matched,
    coalesce(sum(years.stays_now) filter (years.is_matched), 0)::integer as stays_now,
    coalesce(sum(years.prison_days_now) filter (years.is_matched), 0)::bigint as prison_days_now,
    coalesce(sum(years.seconds_now) filter (years.is_matched), 0)::bigint as seconds_now,
    coalesce(sum(years.stays_before) filter (years.is_matched), 0)::integer as stays_before,
    coalesce(sum(years.prison_days_before) filter (years.is_matched), 0)::bigint as prison_days_before,
    coalesce(sum(years.seconds_before) filter (years.is_matched), 0)::bigint as seconds_before
from indicators.place_periods as places
join years
    on years.unit_id = places.unit_id
    and years.month = places.month
semi join staging.memberships as memberships
    on memberships.unit_id = years.unit_id
    and memberships.month = years.month_before
    and memberships.organisation = places.organisation
    and memberships.place_id = places.place_id
where places.period in ('quarter', 'last_12')
group by all
order by all
