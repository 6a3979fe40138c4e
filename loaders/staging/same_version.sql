-- One row per report of a unit's month that states the version and the time sent of another, where one of them is whole: which
-- of them holds is chance, unless a later version holds.
select
    'same-version' as rule,
    unit_id,
    month,
    null::varchar as own_id,
    sha256,
    null::varchar as sheet,
    null::integer as row,
    'Versjon' as column_name,
    'versjon ' || version || ', sendt ' || strftime(to_timestamp(sent_at), '%d.%m.%Y %H:%M') || ', i '
        || count(*) over same || ' filer' as found,
    'versjon ' || version || ', send ' || strftime(to_timestamp(sent_at), '%d.%m.%Y %H:%M') || ', i '
        || count(*) over same || ' filer' as found_nn,
    'en versjon og et tidspunkt som ingen annen rapport for måneden har' as expected,
    'ein versjon og eit tidspunkt som ingen annan rapport for månaden har' as expected_nn,
    'Hvilken av dem som gjelder, er tilfeldig. Send den som er riktig, på nytt med en høyere versjon.' as remedy
from staging.submission_versions
where version is not null
    and sent_at is not null
window same as (partition by unit_id, month, version, sent_at)
qualify count(*) over same > 1
    and bool_or(scope = 'whole') over same
    and bool_or(holds) over same
