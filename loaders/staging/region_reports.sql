-- One row per region and month: the version of its report that holds.
select
    reports.region as region_id,
    (reports.maned || '-01')::date as month,
    reports.versjon as version,
    submissions.received_at,
    reports.kvalitetssikrede_vedtak as decisions_quality_assured,
    reports.vedtak_med_feil as decisions_with_defects,
    reports.mangel_begrunnelse as defects_in_reasoning,
    reports.mangel_hjemmel as defects_in_legal_ground,
    reports.mangel_fornyelse as defects_in_renewal,
    reports.mangel_niva as defects_in_level,
    reports.mangel_annet as other_defects,
    reports.vurdering as assessment
from raw.region_reports as reports
join staging.submissions as submissions
    on submissions.sha256 = reports.sha256
where reports.region is not null
    and reports.maned is not null
qualify row_number() over (
    partition by reports.region, reports.maned
    order by reports.versjon desc nulls last, reports.sendt desc nulls last, reports.sha256 desc
) = 1
order by all
