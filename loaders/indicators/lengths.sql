-- One row per place, period, measure and population with any: the stays that began in reported months, how many of
-- them have ended, and their lengths with whether they have. Open ones count for as long as they are confirmed.
select
    places.organisation,
    places.place_id,
    places.period,
    places.period_start,
    cube.measure_id,
    cube.population,
    count(*)::integer as stays,
    count(stays.ended_at)::integer as endings,
    max(stays.seconds)::bigint as longest_seconds,
    min(stays.precision) as precision,
    list(stays.seconds order by stays.seconds, stays.stay_id) as seconds,
    list(stays.ended_at is not null order by stays.seconds, stays.stay_id) as ended
from staging.stays as stays
join indicators.populations as populations
    on populations.under_18 = stays.under_18
    and populations.sex is not distinct from stays.sex
join indicators.unit_months as reported
    on reported.unit_id = stays.unit_id
    and reported.month = stays.start_month
    and reported.measure_id = stays.measure_id
    and reported.population = populations.population
join indicators.place_periods as places
    on places.unit_id = stays.unit_id
    and places.month = stays.start_month
join indicators.cube as cube
    on cube.measure_id = stays.measure_id
    and cube.population = populations.population
    and cube.period = places.period
where reported.is_reported
group by all
