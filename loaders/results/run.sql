-- One row: the day that the figures are seen from, how far they reach, and what their source cannot say.
select
    run.title,
    run.made_up,
    run.credit,
    run.as_of,
    -- Without a limit on what was known, all is that has been received.
    case
        when run.known_at < 9223372036854775807 then run.known_at
        else (select coalesce(max(received_at), run.as_of_at) from staging.submissions)
    end as known_at,
    run.version,
    run.fingerprint,
    (select min(month) from staging.months) as first_month,
    (select max(month) from staging.months) as last_month,
    (select max(period_start) from indicators.periods where period = 'last_12') as last_12_from,
    (select min(comparable_first_month) from staging.profile_files) as comparable_from,
    (select max(comparable_last_month) from staging.profile_files) as comparable_to,
    coalesce((select bool_and(persons_available) from staging.unit_months), true) as persons_available,
    coalesce((select bool_and(by_report) from staging.unit_months), true) as prison_days_available
from reference.run as run
