-- One row per report that has come of a unit's month: its file, when it came, and whether its rows hold.
select
    unit_id,
    month,
    version_order,
    version,
    sha256,
    -- A name as sent may tell of a person. One that says unit and month, and nothing else, does not.
    case
        when regexp_full_match(name, unit_id || '_' || strftime(month, '%Y-%m') || '(_v[0-9]+)?\.(xlsx|ods|csv|json|zip)') then name
    end as name,
    strftime(to_timestamp(received_at), '%Y-%m-%d %H:%M') as received_at,
    scope = 'whole' as is_whole,
    provisional,
    holds,
    placements_stated,
    rows_set_aside
from staging.submission_versions
order by unit_id, month, version_order
