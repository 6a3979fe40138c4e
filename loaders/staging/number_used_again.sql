-- One row per placement whose own id another had in an earlier month's report, and had ended. The earlier one is no longer
-- counted, and its month is incomplete.
select
    'number-used-again' as rule,
    used.unit_id,
    holding.month,
    used.own_id,
    later.sha256,
    later.sheet,
    later.row,
    'Plassering' as column_name,
    used.own_id as found,
    used.own_id as found_nn,
    'en id som ingen annen plassering har hatt: i rapporten for ' || strftime(used.told_in, '%Y-%m')
        || ' er den brukt om en plassering som var over' as expected,
    'ein id som inga anna plassering har hatt: i rapporten for ' || strftime(used.told_in, '%Y-%m')
        || ' er han brukt om ei plassering som var over' as expected_nn,
    'Den første telles ikke, og måneden den begynte i, er ufullstendig. Gi den siste en ny id, og send en ny versjon.' as remedy
from staging.numbers_used_again as used
join raw.plasseringer as later
    on later.rowid = used.row_id_after
join staging.holding_submissions as holding
    on holding.sha256 = later.sha256
