-- One row per version of a unit's month that has several, and cell of what it says: of its head where there is no id, or of
-- a placement. Who a person is and what a note says are not shown, only that they differ.
with heads as (
    unpivot (
        select
            versions.unit_id,
            versions.month,
            versions.version_order,
            null::varchar as own_id,
            hode.status::varchar as status,
            hode.fangedogn::varchar as fangedogn,
            hode.fangedogn_kvinner::varchar as fangedogn_kvinner,
            hode.fangedogn_under_18::varchar as fangedogn_under_18,
            hode.sikkerhetsceller::varchar as sikkerhetsceller,
            hode.sikkerhetssenger::varchar as sikkerhetssenger,
            hode.forsterkede_celler::varchar as forsterkede_celler
        from staging.submission_versions as versions
        join raw.hode as hode
            on hode.sha256 = versions.sha256
    )
    on columns(* exclude (unit_id, month, version_order, own_id))
    into name column_name value cell
),

placements as (
    unpivot (
        select
            versions.unit_id,
            versions.month,
            versions.version_order,
            versions.own_id,
            texts.* exclude (sha256, sheet, row, enhet, plassering, arsaker, presisjon, oppgitt_dogn)
                replace (
                    strftime(to_timestamp(texts.start), '%d.%m.%Y %H:%M') as start,
                    strftime(to_timestamp(texts.slutt), '%d.%m.%Y %H:%M') as slutt,
                    strftime(to_timestamp(texts.region_varslet), '%d.%m.%Y %H:%M') as region_varslet,
                    strftime(to_timestamp(texts.direktorat_varslet), '%d.%m.%Y %H:%M') as direktorat_varslet,
                    strftime(to_timestamp(texts.helsetjeneste_varslet), '%d.%m.%Y %H:%M') as helsetjeneste_varslet,
                    texts.under_18::varchar as under_18,
                    texts.lempeligere_midler::varchar as lempeligere_midler,
                    texts.helsetilsyn::varchar as helsetilsyn,
                    texts.tilsyn::varchar as tilsyn,
                    texts.lengste_tilsynsgap::varchar as lengste_tilsynsgap,
                    texts.antall_vedtak::varchar as antall_vedtak
                ),
            list_aggregate(list_sort(texts.arsaker), 'string_agg', ', ') as arsaker
        from staging.version_rows as versions
        join raw.plasseringer as texts
            on texts.rowid = versions.row_id
    )
    on columns(* exclude (unit_id, month, version_order, own_id))
    into name column_name value cell
)

from heads
union all by name
from placements
