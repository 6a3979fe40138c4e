-- One row per two versions of a unit's month and difference between them: a placement that came, went or was withdrawn, or
-- a cell that is another.
with pairs as (
    select
        earlier.unit_id,
        earlier.month,
        earlier.version_order as before_order,
        later.version_order as after_order
    from staging.submission_versions as earlier
    join staging.submission_versions as later
        on later.unit_id = earlier.unit_id
        and later.month = earlier.month
        and later.version_order > earlier.version_order
),

placements as (
    select
        pairs.*,
        told.own_id,
        bool_or(told.version_order = pairs.before_order and told.row_id is not null) as was_there,
        bool_or(told.version_order = pairs.after_order and told.row_id is not null) as is_there,
        bool_or(told.version_order = pairs.after_order and told.row_id is null) as is_withdrawn
    from pairs
    join staging.version_rows as told
        on told.unit_id = pairs.unit_id
        and told.month = pairs.month
        and told.version_order in (pairs.before_order, pairs.after_order)
    group by all
),

cells as (
    select
        pairs.*,
        cells.own_id,
        cells.column_name,
        any_value(cells.cell) filter (cells.version_order = pairs.before_order) as before,
        any_value(cells.cell) filter (cells.version_order = pairs.after_order) as after
    from pairs
    join staging.version_cells as cells
        on cells.unit_id = pairs.unit_id
        and cells.month = pairs.month
        and cells.version_order in (pairs.before_order, pairs.after_order)
    group by all
)

select
    unit_id,
    month,
    before_order,
    after_order,
    case
        when is_there then 'added'
        when is_withdrawn then 'withdrawn'
        else 'vanished'
    end as change,
    own_id,
    null::varchar as column_name,
    null::varchar as before,
    null::varchar as after
from placements
where was_there <> is_there
union all
select
    cells.unit_id,
    cells.month,
    cells.before_order,
    cells.after_order,
    'changed' as change,
    cells.own_id,
    cells.column_name,
    case when cells.column_name not in ('person', 'merknad') then cells.before end as before,
    case when cells.column_name not in ('person', 'merknad') then cells.after end as after
from cells
left join placements
    on placements.unit_id = cells.unit_id
    and placements.month = cells.month
    and placements.before_order = cells.before_order
    and placements.after_order = cells.after_order
    and placements.own_id = cells.own_id
where cells.before is distinct from cells.after
    -- Of a placement that came or went no cell is another.
    and (cells.own_id is null or placements.was_there and placements.is_there)
order by all
