-- One row per stay, in numbers: those of one placement as they are, and those of several. It counts in the unit and
-- month in which its first placement began.
with stays as (
    select
        row_id as stay_row_id,
        unit_id,
        sex,
        under_18,
        measure_id,
        start_month,
        start_month_ends_at,
        started_at,
        confirmed_until_at as observed_until_at,
        ended_at,
        last_word_at,
        1 as placements,
        self_harm,
        self_harm_narrow,
        precision
    from staging.placement_rows
    anti join staging.chains
        on chains.row_id = placement_rows.row_id
    union all by name
    from staging.chained_stays
)

select
    *,
    case
        -- Without times of day a length is whole days, also over a change of clock.
        when precision = 'day' then 86400 * ((observed_until_at - started_at + 43200) // 86400)
        else observed_until_at - started_at
    end as seconds,
    self_harm is not null as reasons_answered
from stays
