-- One row per placement whose own id another had in an earlier month's report. The earlier one is no longer counted, and
-- the months it lasted in are incomplete.
select
    'number-used-again' as rule,
    told.unit_id,
    told.month,
    told.own_id,
    texts.sha256,
    texts.sheet,
    texts.row,
    'Plassering' as column_name,
    told.own_id as found,
    told.own_id as found_nn,
    'en id som ingen annen plassering har hatt: i rapporten for ' || strftime(told.month_before, '%Y-%m')
        || ' er den brukt om en annen plassering' as expected,
    'ein id som inga anna plassering har hatt: i rapporten for ' || strftime(told.month_before, '%Y-%m')
        || ' er han brukt om ei anna plassering' as expected_nn,
    'Den første telles ikke, og månedene den varte i, er ufullstendige. Gi den siste en ny id, og send en ny versjon.' as remedy
from staging.told_again as told
join raw.plasseringer as texts
    on texts.rowid = told.row_id
where told.is_another
