-- One row per unit's report: its place among the versions of its month, and whether it holds. A whole report holds
-- from its version on; partial ones hold over it. Version and time sent decide, never when a report arrived.
with versions as (
    select
        hode.enhet as unit_id,
        (hode.maned || '-01')::date as month,
        submissions.sha256,
        submissions.name,
        hode.versjon as version,
        hode.sendt as sent_at,
        submissions.received_at,
        -- A scope or status that could not be read is not known to be whole, nor final.
        coalesce(hode.omfang, 'partial') as scope,
        coalesce(hode.status = 'provisional', true) as provisional,
        hode.fangedogn as prison_days,
        hode.fangedogn_kvinner as prison_days_women,
        hode.fangedogn_under_18 as prison_days_under_18,
        hode.sikkerhetsceller as safety_cells,
        hode.sikkerhetssenger as restraint_beds,
        hode.forsterkede_celler as reinforced_cells,
        hode.antall_plasseringer as placements_stated,
        submissions.rows_set_aside,
        submissions.placements_set_aside,
        row_number() over (
            partition by hode.enhet, hode.maned
            order by hode.versjon nulls first, hode.sendt nulls first, hode.sha256
        )::integer as version_order
    from raw.hode as hode
    join staging.submissions as submissions
        on submissions.sha256 = hode.sha256
),

units as (
    select
        places.place_id as unit_id,
        months.month,
        -- Far ahead where it is to stay.
        epoch(max(coalesce(places.valid_to, date '9999-12-31'))::timestamptz)::bigint as closed_at
    from staging.months as months
    join staging.places as places
        on places.place_level = 'unit'
        and coalesce(places.valid_from, date '0001-01-01') < months.month + interval 1 month
    group by all
)

select
    versions.*,
    -- A report knows nothing of what came after it was sent or received, after its month, or after its unit had closed.
    least(versions.sent_at, versions.received_at, months.ends_at, units.closed_at, run.as_of_at) as confirms_until_at,
    versions.version_order >= coalesce(
        max(versions.version_order) filter (versions.scope = 'whole') over (
            partition by versions.unit_id, versions.month
        ),
        1
    ) as holds
from versions
join staging.months as months
    on months.month = versions.month
left join units
    on units.unit_id = versions.unit_id
    and units.month = versions.month
cross join reference.run as run
order by versions.unit_id, versions.month, versions.version_order
