-- One row per unit and own id: the row of raw that holds, in numbers. What is counted is counted from these; the texts
-- stay in raw.
select
    placements.rowid as row_id,
    placements.enhet::reference.place_id_word as unit_id,
    -- Placements that may be of one stay have the same; that those of two stays have it too is not ruled out.
    case when placements.person is not null then hash(placements.person, placements.tiltak) end as chain_hash,
    placements.kjonn::reference.sex_word as sex,
    coalesce(placements.under_18, false) as under_18,
    placements.tiltak::reference.measure_id_word as measure_id,
    hours.month as start_month,
    hours.month_ends_at as start_month_ends_at,
    placements.start as started_at,
    -- What ended after the day we look from is still open on that day.
    case when placements.slutt <= holding.as_of_at then placements.slutt end as ended_at,
    case
        when placements.slutt <= holding.as_of_at then placements.slutt
        when placements.slutt is not null then holding.as_of_at
        else greatest(placements.start, holding.confirms_until_at)
    end as confirmed_until_at,
    holding.month as last_month,
    holding.sent_at as last_word_at,
    list_has_any(
        placements.arsaker,
        (select list(reason_id) from reference.reasons where self_harm_related)
    ) as self_harm,
    list_has_any(
        placements.arsaker,
        (select list(reason_id) from reference.reasons where narrow)
    ) as self_harm_narrow,
    placements.presisjon::reference.precision_word as precision
from raw.plasseringer as placements
join staging.holding_submissions as holding
    on holding.sha256 = placements.sha256
left join staging.hours as hours
    on hours.hour = placements.start // 3600
anti join staging.superseded_rows as superseded
    on superseded.row_id = placements.rowid
where placements.start < holding.as_of_at
