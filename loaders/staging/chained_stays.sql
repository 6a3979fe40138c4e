-- One row per stay of several placements. It counts in the unit and month in which its first placement began.
select
    chains.stay_row_id,
    any_value(placements.unit_id) filter (placements.row_id = chains.stay_row_id) as unit_id,
    any_value(placements.sex) filter (placements.row_id = chains.stay_row_id) as sex,
    any_value(placements.under_18) filter (placements.row_id = chains.stay_row_id) as under_18,
    any_value(placements.measure_id) as measure_id,
    any_value(placements.start_month) filter (placements.row_id = chains.stay_row_id) as start_month,
    any_value(placements.start_month_ends_at) filter (placements.row_id = chains.stay_row_id) as start_month_ends_at,
    any_value(placements.started_at) filter (placements.row_id = chains.stay_row_id) as started_at,
    max(placements.confirmed_until_at) as observed_until_at,
    -- The stay is open where the placement that lasted longest is.
    case
        when not arg_max(placements.ended_at is null, (placements.confirmed_until_at, placements.ended_at is null))
            then observed_until_at
    end as ended_at,
    max(placements.last_word_at) filter (placements.ended_at is null) as last_word_at,
    count(*)::integer as placements,
    bool_or(placements.self_harm) as self_harm,
    bool_or(placements.self_harm_narrow) as self_harm_narrow,
    min(placements.precision) as precision
from staging.chains as chains
join staging.placement_rows as placements
    on placements.row_id = chains.row_id
group by chains.stay_row_id
