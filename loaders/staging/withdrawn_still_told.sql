-- One row per placement that a month's report withdraws and the report of a later month tells of. The later one holds.
-- What was withdrawn of another placement that had the id is no contradiction.
select
    'withdrawn-still-told' as rule,
    placements.unit_id,
    holding.month,
    withdrawals.plassering as own_id,
    withdrawals.sha256,
    withdrawals.sheet,
    withdrawals.row,
    'Trukket' as column_name,
    'ja' as found,
    'ja' as found_nn,
    'det samme som i rapporten for ' || strftime(placements.last_month, '%Y-%m') || ', der plasseringen '
        || withdrawals.plassering || ' står' as expected,
    'det same som i rapporten for ' || strftime(placements.last_month, '%Y-%m') || ', der plasseringa '
        || withdrawals.plassering || ' står' as expected_nn,
    'Plasseringen telles fortsatt. Skal den ikke telles, trekk den også i den siste rapporten.' as remedy
from raw.trukket as withdrawals
join staging.holding_submissions as holding
    on holding.sha256 = withdrawals.sha256
join staging.placements as placements
    on placements.placement_id = withdrawals.enhet || '/' || withdrawals.plassering
join staging.id_rows as standing
    on standing.row_id = placements.row_id
left join staging.id_rows as before
    on before.unit_id = standing.unit_id
    and before.own_id = standing.own_id
    and (before.month, before.version_order) < (holding.month, holding.version_order)
where placements.last_month > holding.month
group by all
having coalesce(max(before.placement_number) = any_value(standing.placement_number), true)
