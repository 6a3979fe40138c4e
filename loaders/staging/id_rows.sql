-- One row per row about an own id that more than one row tells of, or that is withdrawn: which of the placements that have
-- had the id it is about, and whether that was withdrawn later. An id is another placement's where it began after the one
-- before had ended, or where both its start and its person or measure are others.
with asked as (
    select
        unit_id,
        own_id
    from staging.repeated_placements
    union
    select
        withdrawals.enhet as unit_id,
        withdrawals.plassering as own_id
    from raw.trukket as withdrawals
),

told as (
    select
        placements.rowid as row_id,
        placements.enhet as unit_id,
        placements.plassering as own_id,
        holding.month,
        holding.version_order,
        -- What a source tells by its rows it tells once.
        holding.unit_id is not null as by_report,
        placements.person,
        placements.tiltak,
        placements.start,
        placements.slutt
    from raw.plasseringer as placements
    join staging.holding_submissions as holding
        on holding.sha256 = placements.sha256
    semi join asked
        on asked.unit_id = placements.enhet
        and asked.own_id = placements.plassering
),

last_words as (
    select
        unit_id,
        own_id,
        month,
        coalesce(
            start >= lag(slutt) over before
            or start <> lag(start) over before
                and (person <> lag(person) over before or tiltak <> lag(tiltak) over before),
            false
        ) as is_another
    from (
        from told
        where by_report
        qualify version_order = max(version_order) over (partition by unit_id, own_id, month)
    )
    window before as (partition by unit_id, own_id order by month)
),

numbered as (
    select
        told.*,
        coalesce(id_placements.placement_number, 0)::integer as placement_number
    from told
    left join (
        select
            unit_id,
            own_id,
            month,
            count(*) filter (is_another) over (partition by unit_id, own_id order by month) as placement_number
        from last_words
    ) as id_placements
        on told.by_report
        and id_placements.unit_id = told.unit_id
        and id_placements.own_id = told.own_id
        and id_placements.month = told.month
),

-- A withdrawal is of the placement that had the id last before it, and of no other.
withdrawn as (
    select
        unit_id,
        own_id,
        placement_number,
        max(since) as since
    from (
        select
            withdrawals.enhet as unit_id,
            withdrawals.plassering as own_id,
            (holding.month, holding.version_order) as since,
            max(numbered.placement_number) as placement_number
        from raw.trukket as withdrawals
        join staging.holding_submissions as holding
            on holding.sha256 = withdrawals.sha256
        join numbered
            on numbered.unit_id = withdrawals.enhet
            and numbered.own_id = withdrawals.plassering
            and (numbered.month, numbered.version_order) < (holding.month, holding.version_order)
        group by all
    )
    group by all
)

select
    numbered.row_id,
    numbered.unit_id,
    numbered.own_id,
    numbered.month,
    numbered.version_order,
    numbered.by_report,
    numbered.placement_number,
    coalesce(withdrawn.since > (numbered.month, numbered.version_order), false) as is_withdrawn
from numbered
left join withdrawn
    on withdrawn.unit_id = numbered.unit_id
    and withdrawn.own_id = numbered.own_id
    and withdrawn.placement_number = numbered.placement_number
