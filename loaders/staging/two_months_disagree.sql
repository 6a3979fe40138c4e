-- One row per placement whose start or reasons differ from one month's report to the next. The later one holds.
with pairs as (
    select
        told.unit_id,
        told.own_id,
        told.month,
        told.month_before,
        told.start,
        told.start_before,
        texts.sha256,
        texts.sheet,
        texts.row,
        texts.arsaker,
        texts_before.arsaker as reasons_before
    from staging.told_again as told
    join raw.plasseringer as texts
        on texts.rowid = told.row_id
    join raw.plasseringer as texts_before
        on texts_before.rowid = told.row_id_before
    where not told.is_another
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
