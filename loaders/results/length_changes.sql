-- One row per place and threshold in hours: the share of the stays that began in the last 12 months that lasted longer,
-- against the 12 months before, each over the months that were reported; and the log-rank test of their lengths. A source
-- that reaches no further back cannot say; a place that was not to report before has nothing to be compared with.
with minimum as (
    select settings.value as endings
    from reference.settings as settings
    cross join reference.run as run
    where settings.setting = 'minimum_endings_for_share'
        and run.as_of >= coalesce(settings.valid_from, date '0001-01-01')
        and run.as_of < coalesce(settings.valid_to, date '9999-12-31')
),

cells as (
    from indicators.cells
    where measure_id = 'safety_cell'
        and population = 'adults'
        and security = 'all'
),

stated as (
    select
        now.organisation,
        now.place_id,
        now.period,
        now.period_start,
        previous.period_start as previous_start,
        now.set_number,
        previous.set_number as previous_set_number,
        now.endings,
        previous.endings as previous_endings,
        now.stays_reported as stays,
        previous.stays_reported as previous_stays,
        now.months_expected,
        now.months_reported,
        previous.months_expected as previous_months_expected,
        previous.months_reported as previous_months_reported,
        case
            when now.state in ('not_applicable', 'not_available', 'not_reported') then now.state
            when not exists (from indicators.periods where period = 'previous_12') then 'not_available'
            when previous.place_id is null then 'not_applicable'
            when previous.state in ('not_applicable', 'not_available', 'not_reported') then previous.state
            when least(now.months_reported, previous.months_reported) = 0 then 'incomplete'
            when least(now.endings, previous.endings) < minimum.endings then 'not_estimable'
            else 'value'
        end as state
    from cells as now
    cross join minimum
    left join cells as previous
        on previous.organisation = now.organisation
        and previous.place_id = now.place_id
        and previous.period = 'previous_12'
    where now.period = 'last_12'
),

thresholds as (
    select unnest([24, 48, 72]) as hours
)

select
    stated.organisation,
    stated.place_id,
    stated.period,
    stated.period_start,
    stated.previous_start,
    thresholds.hours,
    case
        when stated.state = 'value' and differences.difference is null then 'not_estimable'
        else stated.state
    end::reference.state_word as state,
    case when stated.state = 'value' then differences.share end as share,
    case when stated.state = 'value' then differences.previous_share end as previous_share,
    case when stated.state = 'value' then differences.difference end as difference,
    case when stated.state = 'value' then differences.lower end as lower,
    case when stated.state = 'value' then differences.upper end as upper,
    case when stated.state = 'value' then differences.log_rank_p end as log_rank_p,
    stated.stays,
    stated.previous_stays,
    stated.endings,
    stated.previous_endings,
    stated.months_expected,
    stated.months_reported,
    stated.previous_months_expected,
    stated.previous_months_reported
from stated
cross join thresholds
left join results.length_differences as differences
    on differences.set_number = stated.set_number
    and differences.previous_set_number = stated.previous_set_number
    and differences.hours = thresholds.hours
order by stated.organisation, stated.place_id, thresholds.hours
