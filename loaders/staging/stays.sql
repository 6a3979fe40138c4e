-- One row per stay. It counts in the unit and month in which its first placement began.
with suspicion as (
    select (86400 * settings.value)::bigint as seconds
    from reference.settings as settings
    cross join reference.run as run
    where settings.setting = 'unregistered_end_days'
        and run.as_of >= coalesce(settings.valid_from, date '0001-01-01')
        and run.as_of < coalesce(settings.valid_to, date '9999-12-31')
),

single as (
    select
        placement_id as stay_id,
        unit_id,
        person_id,
        sex,
        under_18,
        measure_id,
        start_month,
        started_at,
        ended_at,
        confirmed_until_at as observed_until_at,
        last_word_at,
        1 as placements,
        self_harm,
        self_harm_narrow,
        precision
    from staging.placements
    anti join staging.chains
        on chains.placement_id = placements.placement_id
),

several as (
    select
        chains.stay_id,
        any_value(placements.unit_id) filter (placements.placement_id = chains.stay_id) as unit_id,
        any_value(placements.person_id) as person_id,
        any_value(placements.sex) filter (placements.placement_id = chains.stay_id) as sex,
        any_value(placements.under_18) filter (placements.placement_id = chains.stay_id) as under_18,
        any_value(placements.measure_id) as measure_id,
        any_value(placements.start_month) filter (placements.placement_id = chains.stay_id) as start_month,
        min(placements.started_at) as started_at,
        -- The stay is open where the placement that lasted longest is.
        arg_max(placements.ended_at is null, (placements.confirmed_until_at, placements.ended_at is null)) as is_open,
        max(placements.confirmed_until_at) as observed_until_at,
        max(placements.last_word_at) filter (placements.ended_at is null) as last_word_at,
        count(*)::integer as placements,
        bool_or(placements.self_harm) as self_harm,
        bool_or(placements.self_harm_narrow) as self_harm_narrow,
        min(placements.precision) as precision
    from staging.chains
    join staging.placements
        on placements.placement_id = chains.placement_id
    group by chains.stay_id
),

stays as (
    select
        single.*
    from single
    union all by name
    select
        several.* exclude (is_open),
        case when not is_open then observed_until_at end as ended_at
    from several
)

select
    stays.stay_id,
    stays.unit_id,
    stays.person_id,
    stays.sex,
    stays.under_18,
    stays.measure_id,
    stays.start_month,
    stays.started_at,
    stays.ended_at,
    stays.observed_until_at,
    case
        -- Without times of day a length is whole days, also over a change of clock.
        when stays.precision = 'day' then 86400 * ((stays.observed_until_at - stays.started_at + 43200) // 86400)
        else stays.observed_until_at - stays.started_at
    end as seconds,
    stays.placements,
    stays.self_harm is not null as reasons_answered,
    stays.self_harm,
    stays.self_harm_narrow,
    stays.precision,
    stays.last_word_at,
    stays.ended_at is null
        and run.as_of_at - stays.last_word_at > suspicion.seconds as unregistered_end_suspected
from stays
cross join reference.run as run
cross join suspicion
