-- One row per placement whose start or reasons differ from one month's report to the next. The later one holds. One that
-- began after the first had ended is another placement.
with told as (
    select
        placements.enhet as unit_id,
        placements.plassering as own_id,
        holding.month,
        placements.sha256,
        placements.sheet,
        placements.row,
        placements.start,
        placements.slutt,
        placements.arsaker
    from raw.plasseringer as placements
    join staging.holding_submissions as holding
        on holding.sha256 = placements.sha256
        and holding.unit_id = placements.enhet
    semi join staging.repeated_placements as repeated
        on repeated.unit_id = placements.enhet
        and repeated.own_id = placements.plassering
    qualify holding.version_order = max(holding.version_order) over (
        partition by placements.enhet, placements.plassering, holding.month
    )
),

pairs as (
    select
        *,
        lag(month) over before as month_before,
        lag(start) over before as start_before,
        lag(slutt) over before as ended_before,
        lag(arsaker) over before as reasons_before
    from told
    window before as (partition by unit_id, own_id order by month)
    qualify coalesce(start < ended_before, true)
),

differences as (
    select
        pairs.*,
        'Start' as column_name,
        strftime(to_timestamp(start), '%d.%m.%Y %H:%M') as found,
        found as found_nn,
        strftime(to_timestamp(start_before), '%d.%m.%Y %H:%M') as before,
        before as before_nn
    from pairs
    where start <> start_before
    union all
    select
        pairs.*,
        'Årsaker',
        list_aggregate(list_transform(arsaker, lambda id: coalesce(names[id].nb, id)), 'string_agg', ', '),
        list_aggregate(list_transform(arsaker, lambda id: coalesce(names[id].nn, id)), 'string_agg', ', '),
        list_aggregate(list_transform(reasons_before, lambda id: coalesce(names[id].nb, id)), 'string_agg', ', '),
        list_aggregate(list_transform(reasons_before, lambda id: coalesce(names[id].nn, id)), 'string_agg', ', ')
    from pairs
    cross join (
        select map(list(reason_id), list({'nb': name_nb, 'nn': name_nn})) as names
        from reference.reasons
    )
    -- An answer where there was none before is no contradiction.
    where list_sort(arsaker) <> list_sort(reasons_before)
)

select
    'two-months-disagree' as rule,
    unit_id,
    month,
    own_id,
    sha256,
    sheet,
    row,
    column_name,
    found,
    found_nn,
    'det samme som i rapporten for ' || strftime(month_before, '%Y-%m') || ': «' || before || '»'
        || if(by_hours, ' (forskjellen er hele timer: trolig er den ene tiden i UTC)', '') as expected,
    'det same som i rapporten for ' || strftime(month_before, '%Y-%m') || ': «' || before_nn || '»'
        || if(by_hours, ' (skilnaden er heile timar: truleg er den eine tida i UTC)', '') as expected_nn,
    'Den siste rapporten gjelder. Er det den første som er rett, send en rettet rapport.' as remedy
from (
    select
        *,
        column_name = 'Start' and abs(start - start_before) in (3600, 7200) as by_hours
    from differences
)
