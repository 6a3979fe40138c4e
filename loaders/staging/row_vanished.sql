-- One row per placement that a unit's month told of, and that the whole report in its place neither tells of nor withdraws.
-- One that had the id of another placement is not asked for under that id: to withdraw it would take the other away. Nor
-- is one that has been erased, which has no id that the unit knows.
select
    'row-vanished' as rule,
    versions.unit_id,
    versions.month,
    before.own_id,
    versions.sha256,
    null::varchar as sheet,
    null::integer as row,
    'Plassering' as column_name,
    'ingen rad for plassering ' || before.own_id as found,
    'inga rad for plassering ' || before.own_id as found_nn,
    'raden, eller «ja» i kolonnen Trukket: den sto i versjonen før' as expected,
    'rada, eller «ja» i kolonnen Trekt: ho stod i versjonen før' as expected_nn,
    case when others.row_id is null then 'Plasseringen telles ikke. Skal den telles, send'
        else 'Plasseringen telles likevel, fordi en annen måneds rapport har den. Er det riktig, send'
    end || ' en ny versjon der den står; ellers en der den er trukket.' as remedy
from staging.submission_versions as versions
join staging.version_rows as before
    on before.unit_id = versions.unit_id
    and before.month = versions.month
    and before.version_order = versions.version_order - 1
    and before.row_id is not null
anti join staging.version_rows as after
    on after.unit_id = before.unit_id
    and after.month = before.month
    and after.own_id = before.own_id
    and after.version_order = versions.version_order
join raw.plasseringer as texts
    on texts.rowid = before.row_id
left join staging.placements as others
    on others.placement_id = before.unit_id || '/' || before.own_id
where versions.scope = 'whole'
    and not starts_with(before.own_id::varchar, 'slettet-')
    and versions.holds
    -- Where rows are set aside, it may be among them.
    and versions.rows_set_aside = 0
    and not coalesce(
        others.ended_at <= texts.start
        or others.started_at <> texts.start
            and (others.person_id <> texts.person or others.measure_id <> texts.tiltak),
        false
    )
