-- One row per version of a unit's month that has several, and own id told of when it was the newest: the row that said so,
-- or none where it was withdrawn. A whole report begins anew; a partial one is read over those before it.
with versions as (
    select
        unit_id,
        month,
        version_order,
        sha256,
        coalesce(
            max(version_order) filter (scope = 'whole') over (
                partition by unit_id, month
                order by version_order
            ),
            1
        ) as from_order
    from staging.submission_versions
    qualify count(*) over (partition by unit_id, month) > 1
),

told as (
    select
        versions.unit_id,
        versions.month,
        versions.version_order,
        placements.plassering as own_id,
        placements.rowid as row_id
    from versions
    join raw.plasseringer as placements
        on placements.sha256 = versions.sha256
    union all by name
    select
        versions.unit_id,
        versions.month,
        versions.version_order,
        withdrawals.plassering as own_id
    from versions
    join raw.trukket as withdrawals
        on withdrawals.sha256 = versions.sha256
)

select
    versions.unit_id,
    versions.month,
    versions.version_order,
    told.own_id,
    told.row_id
from versions
join told
    on told.unit_id = versions.unit_id
    and told.month = versions.month
    and told.version_order between versions.from_order and versions.version_order
qualify row_number() over (
    partition by versions.unit_id, versions.month, versions.version_order, told.own_id
    order by told.version_order desc
) = 1
