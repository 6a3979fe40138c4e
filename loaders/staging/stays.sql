-- One row per stay, with whose it is, and whether its end may have been forgotten.
with suspicion as (
    select (86400 * settings.value)::bigint as seconds
    from reference.settings as settings
    cross join reference.run as run
    where settings.setting = 'unregistered_end_days'
        and run.as_of >= coalesce(settings.valid_from, date '0001-01-01')
        and run.as_of < coalesce(settings.valid_to, date '9999-12-31')
)

select
    texts.enhet || '/' || texts.plassering as stay_id,
    texts.person as person_id,
    stays.*,
    stays.ended_at is null
        and run.as_of_at - stays.last_word_at > suspicion.seconds as unregistered_end_suspected
from staging.stay_rows as stays
join raw.plasseringer as texts
    on texts.rowid = stays.stay_row_id
cross join reference.run as run
cross join suspicion
