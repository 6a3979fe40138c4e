-- One row per stay that is open on the day we look from: since when, and for how long a report has confirmed it.
select
    stays.stay_id,
    stays.unit_id,
    organisation.prison_id,
    organisation.region_id,
    stays.measure_id,
    stays.under_18,
    stays.started_at,
    stays.observed_until_at,
    stays.last_word_at,
    stays.seconds as observed_seconds,
    run.as_of_at - stays.started_at as seconds_if_still_there,
    stays.unregistered_end_suspected
from staging.stays as stays
cross join reference.run as run
left join staging.organisation as organisation
    on organisation.unit_id = stays.unit_id
    and organisation.month = stays.start_month
    and organisation.organisation = 'now'
where stays.ended_at is null
order by stays.started_at, stays.stay_id
