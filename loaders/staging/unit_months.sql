-- One row per unit and month that was expected or reported: what became of its report.
with files as (
    select
        versions.*,
        coalesce(counted.placements, 0)::integer as placements
    from staging.submission_versions as versions
    left join (select sha256, count(*) as placements from raw.plasseringer group by all) as counted
        on counted.sha256 = versions.sha256
    where versions.holds
),

-- Months of which more than one report tells, or of which something is withdrawn.
changed as (
    select
        unit_id,
        month
    from files
    where scope = 'partial'
    union
    select
        unit_id,
        month
    from staging.id_rows
    where is_withdrawn
),

-- Placements that partial reports bring and the whole one has not, and what the whole one told of and is withdrawn.
added as (
    select
        unit_id,
        month,
        count(*) filter (not in_whole and not withdrawn)::integer as placements,
        count(*) filter (in_whole and withdrawn)::integer as withdrawn
    from (
        select
            files.unit_id,
            files.month,
            placements.plassering as own_id,
            bool_or(files.scope = 'whole') as in_whole,
            bool_and(coalesce(ids.is_withdrawn, false)) as withdrawn
        from files
        semi join changed
            on changed.unit_id = files.unit_id
            and changed.month = files.month
        join raw.plasseringer as placements
            on placements.sha256 = files.sha256
        left join staging.id_rows as ids
            on ids.row_id = placements.rowid
        group by all
    )
    group by all
),

reports as (
    select
        files.unit_id,
        files.month,
        count(*) filter (files.scope = 'whole') > 0 as is_whole,
        any_value(files.placements_stated) filter (files.scope = 'whole') as whole_stated,
        coalesce(any_value(files.placements) filter (files.scope = 'whole'), 0) as whole_placements,
        coalesce(any_value(files.rows_set_aside) filter (files.scope = 'whole'), 0) as whole_set_aside,
        coalesce(any_value(files.placements_set_aside) filter (files.scope = 'whole'), 0) as whole_placements_set_aside,
        coalesce(any_value(added.placements), 0) as added,
        coalesce(any_value(added.withdrawn), 0) as withdrawn,
        sum(files.placements_stated) filter (files.scope = 'partial')::integer as partial_stated,
        coalesce(sum(files.rows_set_aside) filter (files.scope = 'partial'), 0)::integer as partial_set_aside,
        coalesce(
            bool_or(
                files.rows_set_aside > 0 or files.placements_stated is distinct from files.placements
            ) filter (files.scope = 'partial'),
            false
        ) as partial_lacks,
        coalesce(bool_and(files.placements_stated is not null) filter (files.scope = 'partial'), true) as partial_is_stated,
        coalesce(
            sum(greatest(files.placements_set_aside, files.placements_stated - files.placements, 0))
                filter (files.scope = 'partial'),
            0
        ) as partial_lacking,
        coalesce(
            sum(greatest(files.placements - files.placements_stated, 0)) filter (files.scope = 'partial'),
            0
        ) as partial_surplus,
        arg_max(files.version, files.version_order) as version,
        arg_max(files.provisional, files.version_order) as provisional,
        arg_max(files.received_at, files.version_order) as received_at,
        arg_max(files.sha256, files.version_order) as sha256,
        arg_max_null(files.prison_days, files.version_order) as prison_days,
        arg_max_null(files.prison_days_women, files.version_order) as prison_days_women,
        arg_max_null(files.prison_days_under_18, files.version_order) as prison_days_under_18,
        arg_max_null(files.safety_cells, files.version_order) as safety_cells,
        arg_max_null(files.restraint_beds, files.version_order) as restraint_beds,
        arg_max_null(files.reinforced_cells, files.version_order) as reinforced_cells
    from files
    left join added
        on added.unit_id = files.unit_id
        and added.month = files.month
    group by all
),

-- What the whole report lacked is mended by as many placements as partial ones add, and what it had too many of by as
-- many as are withdrawn.
mended as (
    select
        *,
        greatest(whole_placements - whole_stated, 0) as whole_surplus,
        greatest(whole_set_aside, whole_stated - whole_placements, 0) as whole_lacked,
        greatest(whole_placements_set_aside, whole_stated - whole_placements, 0) as whole_placements_lacked
    from reports
),

-- Of a placement whose own id was given to another, nothing is counted in any month that it was told to last in.
replaced as (
    select
        told.unit_id,
        months.month,
        count(*)::integer as placements
    from staging.told_again as told
    join staging.months as months
        on months.ends_at > told.start_before
        and case
            when told.slutt_before is null then months.month <= told.month_before
            else months.starts_at < greatest(told.slutt_before, told.start_before + 1)
        end
    where told.is_another
    group by all
),

held as (
    select
        mended.unit_id,
        mended.month,
        version,
        provisional,
        received_at,
        sha256,
        prison_days,
        prison_days_women,
        prison_days_under_18,
        safety_cells,
        restraint_beds,
        reinforced_cells,
        replaced.placements is null
            and is_whole
            and whole_stated is not null
            and whole_surplus <= withdrawn
            and whole_lacked <= added
            and not partial_lacks
            -- A head without its numbers leaves the month without what its counts are to be held against.
            and prison_days is not null
            and prison_days_women is not null
            and prison_days_under_18 is not null
            and safety_cells is not null
            and restraint_beds is not null
            and reinforced_cells is not null as is_complete,
        case
            when is_whole
                then whole_stated + greatest(added - whole_lacked, 0) - greatest(withdrawn - whole_surplus, 0)
            else partial_stated
        end as placements_stated,
        whole_placements + added - withdrawn as placements_accepted,
        -- Nobody can say of a month without a whole report, or without its number.
        case
            when is_whole and whole_stated is not null and partial_is_stated
                then greatest(whole_placements_lacked - added, 0) + partial_lacking + coalesce(replaced.placements, 0)
        end as placements_lacking,
        greatest(whole_surplus - withdrawn, 0) + partial_surplus as placements_surplus,
        greatest(whole_set_aside - added, 0) + partial_set_aside as rows_set_aside
    from mended
    left join replaced
        on replaced.unit_id = mended.unit_id
        and replaced.month = mended.month
),

first_received as (
    select
        unit_id,
        month,
        min(received_at) as first_received_at
    from staging.submission_versions
    group by all
),

expected as (
    select distinct
        places.place_id as unit_id,
        months.month
    from staging.months as months
    join staging.places as places
        on places.place_level = 'unit'
        and coalesce(places.valid_from, date '0001-01-01') < months.month + interval 1 month
        and coalesce(places.valid_to, date '9999-12-31') > months.month
    where exists (from staging.submissions where form = 'unit_report')
    union
    select
        unit_id,
        month
    from held
),

-- A source read by a profile sends no reports: its rows say which months it knows of.
profile_units as (
    select
        sha256,
        place_id as unit_id
    from raw.profile_places
    where place_level = 'unit'
    union
    select
        sha256,
        enhet as unit_id
    from raw.plasseringer
    semi join staging.profile_files using (sha256)
    union
    select
        sha256,
        enhet as unit_id
    from raw.profile_set_aside
    semi join staging.profile_files using (sha256)
    where enhet is not null
),

profile_months as (
    select
        units.unit_id,
        months.month,
        bool_and(files.persons_available) as persons_available,
        bool_and(files.sex_available) as sex_available,
        bool_or(files.unit_months_without_rows = 'zero') as none_is_zero
    from staging.profile_files as files
    join profile_units as units
        on units.sha256 = files.sha256
    join staging.months as months
        on months.month between files.first_month and files.last_month
    group by all
),

months_with_rows as (
    select
        rows.unit_id,
        rows.start_month as month,
        bool_or(rows.sex is null) as lacks_sex,
        -- Whose a placement was decides how many persons there are, and what stay it is part of. What is known of
        -- persons whose rows have been erased was kept.
        bool_or(rows.chain_hash is null and erased.unit_id is null) as lacks_person
    from staging.placement_rows as rows
    left join staging.erased_months as erased
        on erased.unit_id = rows.unit_id
        and erased.month = rows.start_month
        and erased.measure_id = rows.measure_id
    group by all
),

-- A row set aside may be a placement of the month and unit that it names, and of any where it names none.
profile_set_aside as (
    select
        units.unit_id,
        months.month,
        sum(aside.rows)::integer as rows,
        bool_or(aside.enhet is null or aside.maned is null) as is_unplaced
    from raw.profile_set_aside as aside
    join staging.profile_files as files
        on files.sha256 = aside.sha256
    join profile_units as units
        on units.sha256 = aside.sha256
        and (aside.enhet is null or units.unit_id = aside.enhet)
    join staging.months as months
        on months.month between files.first_month and files.last_month
        and (aside.maned is null or months.month = (aside.maned || '-01')::date)
    group by all
)

select
    expected.unit_id,
    expected.month,
    case
        when held.unit_id is null then 'not_reported'
        when held.is_complete then 'value'
        else 'incomplete'
    end as state,
    coalesce(held.provisional, false) as provisional,
    held.version,
    first_received.first_received_at,
    held.received_at,
    months.due_at,
    coalesce(first_received.first_received_at >= months.due_at, false) as late,
    coalesce(held.is_complete and held.placements_accepted = 0, false) as nil_report,
    held.prison_days,
    held.prison_days_women,
    held.prison_days_under_18,
    held.safety_cells,
    held.restraint_beds,
    held.reinforced_cells,
    held.placements_stated,
    held.placements_accepted,
    held.rows_set_aside,
    -- How many placements more there may be than are accepted, and how many fewer, where rows and head disagree.
    held.placements_lacking::integer as placements_lacking,
    coalesce(held.placements_surplus, 0)::integer as placements_surplus,
    held.sha256,
    true as by_report,
    true as persons_available,
    true as sex_available
from expected
join staging.months as months
    on months.month = expected.month
left join held
    on held.unit_id = expected.unit_id
    and held.month = expected.month
left join first_received
    on first_received.unit_id = expected.unit_id
    and first_received.month = expected.month
union all by name
select
    profile_months.unit_id,
    profile_months.month,
    case
        when aside.unit_id is not null then 'incomplete'
        when months_with_rows.unit_id is not null or profile_months.none_is_zero then 'value'
        else 'not_available'
    end as state,
    false as provisional,
    false as late,
    false as nil_report,
    aside.rows as rows_set_aside,
    case when not coalesce(aside.is_unplaced, false) then coalesce(aside.rows, 0) end as placements_lacking,
    0 as placements_surplus,
    false as by_report,
    profile_months.persons_available and not coalesce(months_with_rows.lacks_person, false) as persons_available,
    profile_months.sex_available and not coalesce(months_with_rows.lacks_sex, false) as sex_available
from profile_months
left join months_with_rows
    on months_with_rows.unit_id = profile_months.unit_id
    and months_with_rows.month = profile_months.month
left join profile_set_aside as aside
    on aside.unit_id = profile_months.unit_id
    and aside.month = profile_months.month
anti join expected
    on expected.unit_id = profile_months.unit_id
    and expected.month = profile_months.month
order by all
