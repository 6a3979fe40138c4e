-- One row per placement that a month's report withdraws and the report of a later month tells of. The later one holds.
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
where placements.last_month > holding.month
