-- One row per version of a unit's month that has several: how many placements it told of when it was the newest, and their
-- hours inside the month, as far as the report knew of them.
select
    versions.unit_id,
    versions.month,
    versions.version_order,
    count(told.row_id)::integer as placements,
    coalesce(
        sum(
            greatest(
                least(coalesce(texts.slutt, versions.confirms_until_at), months.ends_at)
                - greatest(texts.start, months.starts_at),
                0
            )
        ) filter (told.row_id is not null),
        0
    ) / 3600 as hours
from staging.submission_versions as versions
join staging.months as months
    on months.month = versions.month
left join staging.version_rows as told
    on told.unit_id = versions.unit_id
    and told.month = versions.month
    and told.version_order = versions.version_order
left join raw.plasseringer as texts
    on texts.rowid = told.row_id
group by all
