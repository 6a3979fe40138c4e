-- One row per place, period, measure, population and reason with any: how many stays that began have the reason. A stay
-- has each reason that any of its placements has, and counts under all of them.
with placements as (
    select
        coalesce(chains.stay_row_id, texts.rowid) as stay_row_id,
        unnest(texts.arsaker) as reason_id
    from raw.plasseringer as texts
    left join staging.chains as chains
        on chains.row_id = texts.rowid
),

groups as (
    select
        reason_id,
        reason_group as reason
    from reference.reasons
    union all
    select
        reason_id,
        'narrow'
    from reference.reasons
    where narrow
),

reasons_of_stays as (
    select distinct
        placements.stay_row_id,
        groups.reason
    from placements
    join groups
        on groups.reason_id = placements.reason_id
),

begun as (
    select
        stays.unit_id,
        stays.start_month as month,
        stays.measure_id,
        stays.sex,
        stays.under_18,
        coalesce(reasons_of_stays.reason, 'not_answered')::reference.reason_word as reason,
        count(*) as stays
    from staging.stay_rows as stays
    left join reasons_of_stays
        on reasons_of_stays.stay_row_id = stays.stay_row_id
    where stays.start_month is not null
    group by all
)

select
    places.organisation,
    places.place_id,
    places.period,
    places.period_start,
    begun.measure_id,
    populations.population,
    begun.reason,
    sum(begun.stays)::integer as stays_started
from begun
join indicators.populations as populations
    on populations.under_18 = begun.under_18
    and populations.sex is not distinct from begun.sex
join indicators.place_periods as places
    on places.unit_id = begun.unit_id
    and places.month = begun.month
where places.security = 'all'
group by all
