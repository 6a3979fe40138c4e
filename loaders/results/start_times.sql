-- One row per place with reported months in the window of start times, and hour of the day or weekday (1 is Monday): how
-- many stays began then. A source that tells only days has no hours.
with slots as (
    select
        'hour' as slot_kind,
        unnest(range(24))::integer as slot
    union all
    select
        'weekday' as slot_kind,
        unnest(range(1, 8))::integer as slot
)

select
    windows.organisation,
    windows.place_id,
    slots.slot_kind,
    slots.slot,
    coalesce(sum(counts.stays), 0)::integer as stays
from indicators.start_windows as windows
cross join slots
left join indicators.start_counts as counts
    on counts.organisation = windows.organisation
    and counts.place_id = windows.place_id
    and slots.slot = case slots.slot_kind when 'hour' then counts.hour_of_day else counts.weekday end
where windows.months_reported > 0
    and (slots.slot_kind = 'weekday' or windows.timed_stays = windows.stays)
group by all
order by all
