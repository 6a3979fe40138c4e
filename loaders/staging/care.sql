-- One row per stay: how it was looked after, as its placements tell it. What one of them leaves out, nobody knows of the
-- stay; a source that is not a unit's report has nowhere to say who was told.
with placements as (
    select
        coalesce(chains.stay_row_id, placements.row_id) as stay_row_id,
        submissions.form = 'unit_report' as by_report,
        texts.lengste_tilsynsgap as longest_gap_minutes,
        texts.helsetilsyn as health_visits,
        -- The last report says how many decisions there were in all.
        coalesce(stated.month = placements.last_month, false) as decisions_stated
    from staging.placement_rows as placements
    join raw.plasseringer as texts
        on texts.rowid = placements.row_id
    join staging.submissions as submissions
        on submissions.sha256 = texts.sha256
    left join staging.decisions_stated as stated
        on stated.row_id = placements.row_id
    left join staging.chains as chains
        on chains.row_id = placements.row_id
),

decisions as (
    select
        coalesce(chains.stay_row_id, decisions.row_id) as stay_row_id,
        sum(decisions.decisions) as decisions,
        count(decisions.decided_at) as decisions_listed
    from staging.decisions as decisions
    left join staging.chains as chains
        on chains.row_id = decisions.row_id
    group by all
),

stays as (
    select
        stay_row_id,
        bool_and(by_report) as by_report,
        max(longest_gap_minutes) as longest_gap_minutes,
        count(longest_gap_minutes) = count(*) as gaps_answered,
        case when count(health_visits) = count(*) then sum(health_visits) end::integer as health_visits,
        bool_and(decisions_stated) as decisions_stated
    from placements
    group by all
)

select
    stays.* exclude (decisions_stated),
    decisions.decisions::integer as decisions,
    -- Of one decision in all, or none, none was a renewal.
    stays.decisions_stated and coalesce(decisions.decisions, 0) < 2 as has_no_renewal,
    coalesce(decisions.decisions_listed, 0)::integer as decisions_listed
from stays
left join decisions
    on decisions.stay_row_id = stays.stay_row_id
